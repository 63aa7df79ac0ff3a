"""How good a box is: coverage, density, mass, and whether each of its ranges could be luck.

Bryant and Lempert (2010), "Thinking inside the box: a participatory, computer-assisted approach to scenario
discovery", Technological Forecasting and Social Change 77, pages 34 to 49.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import betainc

from simulator.experiments.discovery.box import Box, Flags

F8 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Quality:
    """Worlds and cases in all, and those inside the box."""

    worlds: int
    cases: int
    inside: int
    cases_inside: int

    @property
    def coverage(self) -> float:
        """Share of all cases that the box holds."""
        return self.cases_inside / self.cases if self.cases else 0.0

    @property
    def density(self) -> float:
        """Share of the box's worlds that are cases."""
        return self.cases_inside / self.inside if self.inside else 0.0

    @property
    def mass(self) -> float:
        """Share of all worlds that the box holds."""
        return self.inside / self.worlds if self.worlds else 0.0

    @property
    def balance(self) -> float:
        """Harmonic mean of coverage and density: both must be high."""
        return 2.0 * self.cases_inside / (self.cases + self.inside) if self.cases + self.inside else 0.0


def quality(points: F8, cases: Flags, box: Box) -> Quality:
    """What a box holds of points (n, axes) and cases (n,)."""
    inside = box.holds(points)
    return Quality(len(cases), int(cases.sum()), int(inside.sum()), int(cases[inside].sum()))


def quasi_p(points: F8, cases: Flags, box: Box, axis: int) -> float:
    """Chance of at least the box's cases, were its worlds drawn from the box without the range on this axis.

    A one-sided binomial test (Bryant and Lempert's appendix). "Quasi" since the same worlds chose the range.
    """
    with_range, without = quality(points, cases, box), quality(points, cases, box.freed(axis))
    cases_inside, inside = with_range.cases_inside, with_range.inside
    if cases_inside == 0:
        return 1.0
    # The binomial's upper tail as an incomplete beta function (Abramowitz and Stegun 26.5.24).
    return float(betainc(cases_inside, inside - cases_inside + 1, without.density))
