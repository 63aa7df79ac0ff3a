"""A rate that guilds and studios agree on: Nash's solution over candidate rates, each tried in a forked run."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from simulator.terms.clause import Clause
from simulator.terms.price import Price
from simulator.terms.price.statute import Statute
from simulator.units import Figure, Quantity, Share, assumption

Quarters = Annotated[Figure, Quantity("quarters", 0.0, 40.0)]


class Bargained(Price):
    """Candidates are tried at the effective date and at each expiry; without agreement the fallback rate holds."""

    kind: Literal["bargained"] = "bargained"
    guild_power: Share | None = None
    """The guild's share of the surplus, Nash's beta; where it is not given, the sector's (nobody has measured it)."""
    rates: Annotated[tuple[Annotated[float, Field(ge=0.0, le=1.0)], ...], Field(min_length=2, max_length=25)]
    """Candidate rates, ascending."""
    fallback_rate: Share
    """Rate that holds without agreement."""
    strike_quarters: Quarters = assumption(1.5, "quarters", "118 to 148 days in 2023, with the ramp-up after it.")
    """Length of a dispute, after which the fallback holds."""
    studio_dispute_share: Share = assumption(0.5, "share", "Profit that library and finished works still bring.")
    """Share of profit that studios still earn in a dispute."""
    member_dispute_share: Share = assumption(0.35, "share", "Strike pay, outside work, crafts not on strike.")
    """Share of income that members still earn in a dispute."""

    @property
    def is_bargained(self) -> bool:
        """Yes."""
        return True

    @model_validator(mode="after")
    def _rates_ascend(self) -> Self:
        if list(self.rates) != sorted(set(self.rates)):
            raise ValueError("candidate rates must ascend, each given once")
        return self

    def rate_zero(self) -> Clause:
        """Nothing to bargain over."""
        return Statute()
