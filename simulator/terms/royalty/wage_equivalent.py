"""The "Tilly" royalty: a studio that puts AI in a human role pays what the human would have earned, or a part of it."""

from typing import Annotated, Literal, Self

from simulator.money import PARTS_PER_BILLION, apply_rate, parts_per_billion
from simulator.terms.royalty import Bases, Money, Payer, Royalty, times
from simulator.units import Figure, Quantity


class WageEquivalent(Royalty):
    """rate x wages of the roles replaced; a rate above 1 is a deterrent (real-time generation pays 7.5 times scale)."""

    kind: Literal["wage_equivalent"] = "wage_equivalent"
    rate: Annotated[Figure, Quantity("multiple", 0.0, 10.0)]
    """Multiple of the wages that the replaced roles would have earned."""
    crafts: tuple[str, ...] = ()
    """Crafts whose replaced roles are counted, such as performers; all where none is named."""

    @property
    def payer(self) -> Payer:
        """Studios."""
        return "studios"

    def base(self, bases: Bases) -> Money:
        """(payers,) wages of replaced roles."""
        return bases.replaced_wages

    def due(self, base: Money) -> Money:
        """(payers,) whole multiples plus the fraction in parts per billion, rounded down."""
        whole, fraction = divmod(parts_per_billion(self.rate.value), PARTS_PER_BILLION)
        times(base, whole + bool(fraction), self.kind)  # raises where the sum below could leave int64
        return base * whole + apply_rate(base, fraction)

    @property
    def headline_rate(self) -> float:
        """The multiple."""
        return self.rate.value

    def with_rate(self, rate: float) -> Self:
        """The same clause at another multiple."""
        return self.changed(rate=self.rate.at(rate))
