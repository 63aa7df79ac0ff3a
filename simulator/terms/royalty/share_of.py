"""A royalty that is a share of something measured in money."""

from typing import Self

from simulator.money import apply_rate, parts_per_billion
from simulator.terms.royalty import Bases, Money, Royalty
from simulator.units import Share


class ShareOf(Royalty):
    """rate x base, in whole parts per billion, rounded down to the microcent."""

    rate: Share
    """Share of the base."""

    def due(self, base: Money) -> Money:
        """(payers,) floor(base x rate)."""
        return apply_rate(base, parts_per_billion(self.rate.value))

    def size(self, bases: Bases) -> Money:
        """The base itself decides who is small."""
        return self.base(bases)

    @property
    def headline_rate(self) -> float:
        """The share."""
        return self.rate.value

    def with_rate(self, rate: float) -> Self:
        """The same clause at another share."""
        return self.changed(rate=self.rate.at(rate))
