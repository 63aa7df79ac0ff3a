"""The zone of agreement and both walk-away points, MODEL.md (10)."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq

from simulator.bargaining.agreement import Frontier

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Zone:
    """Rates that leave neither side worse off than no agreement; None where the table holds no such rate."""

    union_walk_away: float | None
    """Lowest rate that the union accepts."""
    firm_walk_away: float | None
    """Highest rate that the firm accepts."""
    lowest: float | None
    highest: float | None

    @property
    def is_empty(self) -> bool:
        """Whether no rate in the table suits both."""
        return self.lowest is None


def zone(rates: Floats, union_gains: Floats, firm_gains: Floats) -> Zone:
    """Zone of agreement {both gains >= 0} of a table (n,), its ends interpolated between the rows.

    A walk-away at the first or last rate of the table may lie beyond it. A zone narrower than a 200th of the
    distance between two rows, touching neither, is not seen.
    """
    frontier = Frontier(rates, union_gains, firm_gains)
    grid = frontier.fine()[0]
    union = _ends(lambda at: frontier.at(at)[0], grid)
    firm = _ends(lambda at: frontier.at(at)[1], grid)
    both = _ends(lambda at: np.minimum(*frontier.at(at)), grid)
    return Zone(union[0], firm[1], *both)


def _ends(gains: Callable[[Floats], Floats], grid: Floats) -> tuple[float, float] | tuple[None, None]:
    """First and last rate with a gain of at least 0."""
    accepted = np.flatnonzero(gains(grid) >= 0)
    if accepted.size == 0:
        return None, None
    first, last = int(accepted[0]), int(accepted[-1])
    return _cross(gains, grid, first, first - 1), _cross(gains, grid, last, last + 1)


def _cross(gains: Callable[[Floats], Floats], grid: Floats, inside: int, outside: int) -> float:
    """Rate between an accepted and a refused row with gain 0; the row itself at the table's end."""
    if not 0 <= outside < grid.size:
        return float(grid[inside])
    return float(brentq(lambda rate: float(gains(np.array([rate]))[0]), grid[inside], grid[outside]))
