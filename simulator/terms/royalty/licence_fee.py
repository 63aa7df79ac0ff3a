"""A licence for some years: so many dollars once for each work or minute learned from, earned quarter by quarter."""

from typing import Annotated, Literal

from pydantic import Field

from simulator.money import to_microcents
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.terms.royalty import Bases, Money, times
from simulator.terms.royalty.amount_per import AmountPer


class LicenceFee(AmountPer):
    """amount / (4 x years) a quarter for each unit in the model that is sold: a title's lump sum over its term."""

    kind: Literal["licence_fee"] = "licence_fee"
    per: Literal["work", "minute"]
    """What is counted."""
    years: Annotated[int, Field(ge=1, le=100)]
    """Years that one payment covers; it is due again after them."""

    def base(self, bases: Bases) -> Money:
        """(payers,) works or minutes."""
        return bases.works if self.per == "work" else bases.minutes

    def due(self, base: Money) -> Money:
        """(payers,) microcents for that many units, each rounded down to a quarter's part."""
        part = int(to_microcents(self.amount.value)) // (QUARTERS_PER_YEAR * self.years)
        return times(base, part, self.kind)
