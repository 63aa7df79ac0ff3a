"""A royalty of so many dollars for each unit counted."""

from typing import Self

from simulator.money import to_microcents
from simulator.terms.royalty import Money, Royalty, times
from simulator.units import Dollars


class AmountPer(Royalty):
    """amount x count; the amount is rounded once, to whole microcents."""

    amount: Dollars
    """Dollars for each unit."""

    def due(self, base: Money) -> Money:
        """(payers,) microcents for that many units."""
        return times(base, int(to_microcents(self.amount.value)), self.kind)

    @property
    def headline_rate(self) -> float:
        """Dollars a unit."""
        return self.amount.value

    def with_rate(self, rate: float) -> Self:
        """The same clause at another amount."""
        return self.changed(amount=self.amount.at(rate))
