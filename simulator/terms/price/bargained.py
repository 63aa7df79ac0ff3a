"""A rate that guilds and studios agree on: Nash's solution over candidate rates, each tried in a forked run."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from simulator.terms.clause import Clause
from simulator.terms.price import Price
from simulator.terms.price.statute import Statute
from simulator.units import Share


class Bargained(Price):
    """Candidates are tried at the effective date and at each expiry; without agreement the fallback rate holds."""

    kind: Literal["bargained"] = "bargained"
    guild_power: Share
    rates: Annotated[tuple[Annotated[float, Field(ge=0.0, le=1.0)], ...], Field(min_length=2, max_length=25)]
    fallback_rate: Share

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
