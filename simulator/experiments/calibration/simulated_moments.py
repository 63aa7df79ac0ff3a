"""Estimator two: the parameters at which simulated moments come nearest to the observed ones.

McFadden (1989), "A method of simulated moments for estimation of discrete response models without numerical
integration", Econometrica 57, pages 995 to 1026. Every point is simulated under the same luck, keyed by who decides,
so that the distance changes with the parameters alone. Intervals are profiles: all values at which the other
parameters can still bring the distance within what luck and errors explain. What is not identified then keeps its
whole range, where the usual standard errors would divide by nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import least_squares, lsq_linear
from scipy.stats import chi2

F8 = npt.NDArray[np.float64]
Simulate = Callable[[F8], F8]

STEP = 0.05  # of each range: larger than what whole people and works make jump
MOST_STEPS = 8
CONFIDENCE = 0.90
HALVINGS = 10


@dataclass(frozen=True, eq=False)
class Estimate:
    """Point and interval of each parameter, (parameters,), as shares of the ranges; the distance reached; J and r."""

    point: F8
    low: F8
    high: F8
    distance: float
    evaluations: int


def estimate(simulate: Simulate, observed: F8, start: F8, step: float = STEP) -> Estimate:
    """From `start` to the nearest moments; `simulate` maps a point of the unit cube to moments in units of errors."""
    count = [0]

    def away(point: F8) -> F8:
        count[0] += 1
        return simulate(point) - observed

    def slopes(point: F8) -> F8:
        return jacobian(away, point, step)

    found = least_squares(away, start, jac=slopes, bounds=(0.0, 1.0), max_nfev=MOST_STEPS, xtol=1e-3, ftol=1e-3)
    low, high = profile(found.jac, found.fun, found.x)
    return Estimate(found.x, low, high, float(found.fun @ found.fun), count[0])


def jacobian(simulate: Simulate, point: F8, step: float = STEP) -> F8:
    """Slopes (moments, parameters) by one-sided differences, each step towards the middle of the cube."""
    here = simulate(point)
    columns = []
    for axis in range(point.size):
        signed = step if point[axis] < 0.5 else -step  # noqa: PLR2004 - the middle of a range
        there = point.copy()
        there[axis] += signed
        columns.append((simulate(there) - here) / signed)
    return np.stack(columns, axis=1)


def profile(slopes: F8, away: F8, point: F8, confidence: float = CONFIDENCE) -> tuple[F8, F8]:
    """Ends (parameters,) of what fits nearly as well as the best point of the linear model within the unit cube.

    Nearly: within the quantile of chi-squared with one degree of freedom (Venzon and Moolgavkar 1988).
    """
    target = slopes @ point - away
    allowed = _least(slopes, target) + float(chi2.ppf(confidence, 1))
    best = lsq_linear(slopes, target, (0.0, 1.0)).x
    ends = [
        [_end(slopes, target, axis, best[axis], side, allowed) for axis in range(point.size)] for side in (0.0, 1.0)
    ]
    return np.array(ends[0]), np.array(ends[1])


def _end(slopes: F8, target: F8, axis: int, best: float, side: float, allowed: float) -> float:
    """The value furthest towards one side at which the others can still make up for it, by halving."""
    others = np.delete(slopes, axis, axis=1)
    inner, outer = best, side
    if _least(others, target - slopes[:, axis] * outer) <= allowed:
        return side
    for _ in range(HALVINGS):
        middle = (inner + outer) / 2.0
        is_inside = _least(others, target - slopes[:, axis] * middle) <= allowed
        inner, outer = (middle, outer) if is_inside else (inner, middle)
    return inner


def _least(slopes: F8, target: F8) -> float:
    """The least squared distance within the unit cube."""
    if not slopes.shape[1]:
        return float(target @ target)
    return 2.0 * float(lsq_linear(slopes, target, (0.0, 1.0)).cost)
