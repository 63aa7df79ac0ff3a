"""How long strikes last: the constant hazard of screening without a floor, and hazards read off any durations.

Where the lowest profit is 0 each round settles with hazard 1-k (`strikes.no_floor_cutoff`), so that lengths are
geometric: mean L / (1-k) for rounds of L days. Incidence and length are calibrated apart, MODEL.md (10).
"""

import itertools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def round_days_for(mean_days: float, cutoff: float) -> float:
    """Length of a round at which strikes of geometric length have this mean: L = mean (1-k)."""
    return mean_days * (1.0 - cutoff)


def longer_than(days: float, round_days: float, cutoff: float) -> float:
    """Share of strikes that last longer, k^(days/L), spread evenly within a round."""
    return float(cutoff ** (days / round_days))


def hazards(days: Floats, weights: Floats, edges: Sequence[float]) -> list[float]:
    """Of strikes that last beyond an edge, the share that end by the next one; NaN where none last so long."""
    found = []
    for low, high in itertools.pairwise(edges):
        at_risk = float(weights[days > low].sum())
        ended = float(weights[(days > low) & (days <= high)].sum())
        found.append(ended / at_risk if at_risk > 0.0 else np.nan)
    return found
