"""A fixed split between contributors, holder, guild fund and social fund (50/45/5 in 17 USC 114(g), 50/50 in Bartz)."""

from fractions import Fraction
from math import fsum
from typing import Literal, Self

from pydantic import model_validator

from simulator.money import PARTS_PER_BILLION
from simulator.terms.entitlement import PARTIES, Entitlement
from simulator.units import Share, assumption

SILENT = "The term sheet is silent: the copyright holder takes all."
_TOLERANCE = 1e-9


class Split(Entitlement):
    """Four shares that sum to 1; by default the copyright holder takes all, as the law stands."""

    kind: Literal["split"] = "split"
    contributors: Share = assumption(0.0, "share", SILENT)
    """Credited people, by points."""
    holder: Share = assumption(1.0, "share", SILENT)
    """The copyright holder."""
    guild_fund: Share = assumption(0.0, "share", SILENT)
    """Health and pension plans of the guilds."""
    social_fund: Share = assumption(0.0, "share", SILENT)
    """A social or cultural fund."""

    @model_validator(mode="after")
    def _sums_to_one(self) -> Self:
        total = fsum(self._values())
        if abs(total - 1.0) > _TOLERANCE:
            raise ValueError(f"{', '.join(PARTIES)} must sum to 100 %, not {total * 100:.9g} %")
        return self

    def weights(self) -> tuple[int, int, int, int]:
        """Largest remainders on 10**9; ties go to the earlier party, and a share of zero stays zero."""
        values = [Fraction(value) for value in self._values()]
        exact = [value * PARTS_PER_BILLION / sum(values) for value in values]
        whole = [int(part) for part in exact]
        order = sorted(range(len(PARTIES)), key=lambda party: whole[party] - exact[party])
        for party in order[: PARTS_PER_BILLION - sum(whole)]:
            whole[party] += 1
        contributors, holder, guild_fund, social_fund = whole
        return contributors, holder, guild_fund, social_fund

    def _values(self) -> tuple[float, float, float, float]:
        """The shares in the order of PARTIES."""
        return self.contributors.value, self.holder.value, self.guild_fund.value, self.social_fund.value
