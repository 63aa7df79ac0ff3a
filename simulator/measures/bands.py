"""Winners and losers: five bands of change in a person's income, against the same person under another regime."""

import numpy as np
import numpy.typing as npt

F8 = npt.NDArray[np.float64]

BANDS = ("loses_over_5", "loses_1_to_5", "within_1", "gains_1_to_5", "gains_over_5")
EDGES = (-0.05, -0.01, 0.01, 0.05)


def shares(incomes: F8, baseline: F8) -> F8:
    """Share of people in each band (5,), by relative change of income; without income in both: within 1%."""
    if incomes.size == 0:
        return np.array([0.0, 0.0, 1.0, 0.0, 0.0])
    change = np.divide(incomes - baseline, baseline, out=np.zeros_like(incomes), where=baseline > 0.0)
    change[(baseline <= 0.0) & (incomes > 0.0)] = np.inf
    # A change of exactly one or five per cent belongs to the band nearer to zero.
    lower = np.searchsorted(EDGES[:2], change, side="right")
    upper = np.searchsorted(EDGES[2:], change, side="left")
    return np.bincount(lower + upper, minlength=len(BANDS)) / incomes.size
