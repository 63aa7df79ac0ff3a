"""The success bonus of 2023: a multiple of the fixed residual of a title that enough subscribers have watched."""

from typing import Annotated, Literal, Self

from simulator.money import apply_rate, parts_per_billion
from simulator.terms.royalty import Money
from simulator.terms.royalty.gross import Gross
from simulator.units import Figure, Quantity, Share, assumption

EVERY_WORK = "The bonus does not ask how a work was made."
TRIGGER = "Views in 90 days over domestic subscribers; WGA and SAG-AFTRA 2023."


class SuccessBonus(Gross):
    """bonus x rate x gross; `rate` is the fixed residual of titles that pass the trigger, as a share of all gross."""

    kind: Literal["success_bonus"] = "success_bonus"  # type: ignore[assignment]
    ai_made: Literal["prorata", "threshold"] = "threshold"
    """Every work counts in full: the threshold is zero."""
    threshold: Share | None = assumption(0.0, "share", EVERY_WORK)
    """AI-made share from which a work counts in full."""
    bonus: Annotated[Figure, Quantity("multiple", 0.0, 1.0)]
    """Bonus as a multiple of the fixed residual: 0.5 for writers in 2023, 0.75 in 2026, 1 for actors."""
    trigger: Share = assumption(0.2, "share", TRIGGER)
    """Views (hours over running time) over domestic subscribers from which the bonus is owed."""

    def is_triggered(self, hours: float, running_hours: float, subscribers: float) -> bool:
        """Whether a title's views, hours watched over its length, reach the trigger."""
        return hours >= self.trigger.value * running_hours * subscribers

    def bonus_on(self, fixed_residual: Money) -> Money:
        """Microcents of bonus on the fixed residual of titles that pass the trigger, rounded down."""
        return apply_rate(fixed_residual, parts_per_billion(self.bonus.value))

    def due(self, base: Money) -> Money:
        """(payers,) the bonus on the fixed residual of titles that pass."""
        return self.bonus_on(super().due(base))

    def marginal_rate_on_gross(self) -> float:
        """What a dollar more of any work's gross adds on average."""
        return self.headline_rate

    @property
    def headline_rate(self) -> float:
        """Bonus as a share of all gross."""
        return self.rate.value * self.bonus.value

    def with_rate(self, rate: float) -> Self:
        """The same clause at another share of all gross; the multiple stays."""
        return self.changed(rate=self.rate.at(rate / self.bonus.value if self.bonus.value > 0.0 else rate))
