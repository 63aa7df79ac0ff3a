"""Between the deals that were tried: cubics along each clause, as the page's script does it, and how far that is off.

Along a clause the four nearest values that were tried carry a Lagrange polynomial (all of them, where there are
fewer); over several clauses the weights multiply. Davis (1975), "Interpolation and Approximation", chapter II.
"""

from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

F8 = npt.NDArray[np.float64]
CARRIERS = 4  # values that carry the polynomial: a cubic


@dataclass(frozen=True)
class Surface:
    """`axes`: the values tried of each clause; `values` (deals, worlds, quantities), the last clause fastest."""

    axes: tuple[tuple[float, ...], ...]
    values: F8

    def __call__(self, deal: F8) -> F8:
        """Numbers (worlds, quantities) at a deal (clauses,)."""
        parts = [weights(np.array(axis), float(place)) for axis, place in zip(self.axes, deal, strict=True)]
        return np.asarray(np.tensordot(reduce(np.multiply.outer, parts).ravel(), self.values, axes=1))

    def spans(self) -> F8:
        """How much each quantity moves over all deals (quantities,), the median world."""
        return np.asarray(np.nanmedian(np.ptp(self.values, axis=0), axis=0))


def weights(axis: F8, place: float) -> F8:
    """What each tried value (values,) counts at a place; they sum to one, and at a tried value it counts alone."""
    carriers = min(CARRIERS, len(axis))
    cell = int(np.clip(np.searchsorted(axis, place, side="right") - 1, 0, len(axis) - 2))
    first = int(np.clip(cell - (carriers - 1) // 2, 0, len(axis) - carriers))
    found = np.zeros(len(axis))
    for one in range(first, first + carriers):
        others = [other for other in range(first, first + carriers) if other != one]
        found[one] = np.prod([(place - axis[other]) / (axis[one] - axis[other]) for other in others])
    return found


def errors(surface: Surface, deals: F8, fresh: F8) -> F8:
    """Distance (tried, quantities) from fresh runs; `fresh` (deals, worlds, quantities), NaN where there is none."""
    off = [np.abs(surface(deal) - run) for deal, run in zip(deals, fresh, strict=True)]
    return np.concatenate([rows[np.isfinite(run).any(axis=1)] for rows, run in zip(off, fresh, strict=True)])
