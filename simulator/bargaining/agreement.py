"""What bargaining ends in: an agreement on a grid of rates, or none."""

from dataclasses import dataclass

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

    def fine(self) -> tuple[Floats, Floats, Floats]:
        """The table on a fine grid that contains its own rates: rates, union gains, firm gains."""
        steps = np.arange((self.rates.size - 1) * POINTS_PER_INTERVAL + 1) / POINTS_PER_INTERVAL
        rates = np.interp(steps, np.arange(self.rates.size), self.rates)
        return rates, *self.at(rates)

    def at(self, rates: Floats) -> tuple[Floats, Floats]:
        """Gains of union and firm at any rates within the grid."""
        union = PchipInterpolator(self.rates, self.union_gains)(rates)
        firm = PchipInterpolator(self.rates, self.firm_gains)(rates)
        return np.asarray(union), np.asarray(firm)

    def agree(self, rate: float) -> Agreement:
        """The agreement at this rate."""
        union, firm = self.at(np.array([rate]))
        return Agreement(rate, int(np.argmin(np.abs(self.rates - rate))), float(union[0]), float(firm[0]))
