"""Roots and maxima of one world, and the spread over worlds.

Each world gives one root, by Brent's method; the spread over worlds is the interval, and order statistics bound its
median (David and Nagaraja 2003, section 7.1).
"""

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq, minimize_scalar
from scipy.stats import binom

F8 = npt.NDArray[np.float64]

TOLERANCE = 1e-4
"""Of a root, as a share of the searched range."""
CONFIDENCE = 0.90


def root(function: Callable[[float], float], ends: tuple[float, float]) -> dict[str, float | None]:
    """Where a function crosses zero between two ends; None where it has one sign at both, given in `side`."""
    low, high = ends
    at_low, at_high = function(low), function(high)
    if at_low == 0.0:
        return {"value": low, "side": 0.0}
    if at_low * at_high > 0.0:
        return {"value": None, "side": math.copysign(1.0, at_low)}
    return {"value": float(brentq(function, low, high, xtol=TOLERANCE * (high - low))), "side": 0.0}


def highest(function: Callable[[float], float], ends: tuple[float, float], places: int = 9) -> float:
    """Where a function is highest: the best of a few places, then Brent's search around it."""
    line = np.linspace(*ends, places)
    best = int(np.argmax([function(float(value)) for value in line]))
    bounds = (float(line[max(best - 1, 0)]), float(line[min(best + 1, places - 1)]))
    found = minimize_scalar(
        lambda value: -function(float(value)),
        bounds=bounds,
        method="bounded",
        options={"xatol": 1e-3 * (ends[1] - ends[0])},
    )
    return float(found.x) if -found.fun >= function(float(line[best])) else float(line[best])


def median_interval(values: F8) -> list[float] | None:
    """Order statistics that hold the median with at least this confidence; None for too few worlds."""
    if values.size == 0:
        return None
    rank = int(binom.ppf((1.0 - CONFIDENCE) / 2.0, values.size, 0.5))
    if rank < 1:
        return None
    ordered = np.sort(values)
    return [float(ordered[rank - 1]), float(ordered[values.size - rank])]
