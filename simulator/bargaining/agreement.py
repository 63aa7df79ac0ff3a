"""What bargaining ends in: an agreement on a grid of rates, or none."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.interpolate import PchipInterpolator

Floats = npt.NDArray[np.float64]

POINTS_PER_INTERVAL = 200
"""Between two rates of the payoff table the search steps this finely before the optimum is polished."""


@dataclass(frozen=True)
class Agreement:
    """A rate both sides prefer to none."""

    rate: float
    index: int
    """Nearest row of the payoff table."""
    union_gain: float
    firm_gain: float
    is_at_end: bool
    """Whether the table ends here: a wider one might hold a better rate."""


@dataclass(frozen=True)
class NoDeal:
    """No rate on the table leaves both sides at least as well off as without one."""

    sentence: str


@dataclass(frozen=True)
class Frontier:
    """Gains over disagreement along a grid of rates, smooth between its rows (monotone cubic, no overshoot).

    rates (n,) ascending; gains (n,) in money, over each side's outside option.
    """

    rates: Floats
    union_gains: Floats
    firm_gains: Floats

    def __post_init__(self) -> None:
        same = self.rates.shape == self.union_gains.shape == self.firm_gains.shape
        if not same or self.rates.size < 2 or np.any(np.diff(self.rates) <= 0):  # noqa: PLR2004 - two rows make a table
            raise ValueError("a payoff table needs two or more ascending rates and a gain of each side for each")

    @cached_property
    def _curves(self) -> PchipInterpolator:
        with np.errstate(over="ignore"):  # slopes of next to nothing, whose inverses SciPy averages
            return PchipInterpolator(self.rates, np.column_stack((self.union_gains, self.firm_gains)))

    def fine(self) -> tuple[Floats, Floats, Floats]:
        """The table on a fine grid that contains its own rates: rates, union gains, firm gains."""
        steps = np.arange((self.rates.size - 1) * POINTS_PER_INTERVAL + 1) / POINTS_PER_INTERVAL
        rates = np.interp(steps, np.arange(self.rates.size), self.rates)
        return rates, *self.at(rates)

    def at(self, rates: Floats) -> tuple[Floats, Floats]:
        """Gains of union and firm at any rates within the grid."""
        union, firm = np.moveaxis(self._curves(rates), -1, 0)
        return union, firm

    def agree(self, rate: float) -> Agreement:
        """The agreement at this rate."""
        union, firm = self.at(np.array([rate]))
        nearest = int(np.argmin(np.abs(self.rates - rate)))
        is_at_end = rate in {float(self.rates[0]), float(self.rates[-1])}
        return Agreement(rate, nearest, float(union[0]), float(firm[0]), is_at_end)
