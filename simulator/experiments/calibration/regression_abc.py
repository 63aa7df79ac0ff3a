"""Estimator one: draws near what was observed, moved to it along a regression.

Beaumont, Zhang and Balding (2002), "Approximate Bayesian computation in population genetics", Genetics 162, pages
2025 to 2035. Parameters bounded by their ranges are moved as logits. Residuals are widened as in any prediction from
a regression, by the degrees of freedom that it used up and by its own uncertainty at what was observed; without that,
what no moment tells would look a little known, and the more moments the more so.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

F8 = npt.NDArray[np.float64]

KEPT_SHARE = 0.5
RIDGE = 1e-6  # of a standardised regressor's variance: collinear moments do not break the regression
EDGE = 1e-6


@dataclass(frozen=True, eq=False)
class Posterior:
    """Draws (kept, parameters) with weights (kept,) that sum to one."""

    draws: F8
    weights: F8

    def quantile(self, share: float) -> F8:
        """A quantile of each parameter, (parameters,): what a further draw falls below with this probability."""
        found = [_quantile(column, self.weights, share) for column in self.draws.T]
        return np.array(found)

    def mean(self) -> F8:
        """The mean of each parameter, (parameters,)."""
        return np.asarray(self.weights @ self.draws)

    def spread(self) -> F8:
        """The standard deviation of each parameter, (parameters,)."""
        return np.asarray(np.sqrt(self.weights @ (self.draws - self.mean()) ** 2))


def posterior(
    points: F8, simulated: F8, observed: F8, kept_share: float = KEPT_SHARE, *, is_bounded: bool = True
) -> Posterior:
    """What drawn points (n, parameters) and their noisy moments (n, moments) say about observed moments (moments,).

    Moments are in units of their errors. With `kept_share` 1 and normal everything it is Bayes' rule but for luck.
    """
    spread = simulated.std(axis=0)
    told = spread > 0.0
    scaled, seen = simulated[:, told] / spread[told], observed[told] / spread[told]
    distances = np.sqrt(((scaled - seen) ** 2).sum(axis=1))
    kept, weights = _kept(distances, kept_share)
    values = _logit(points[kept]) if is_bounded else points[kept]
    moved = _moved(values, scaled[kept] - seen, weights)
    return Posterior(_unlogit(moved) if is_bounded else moved, weights)


def _kept(distances: F8, share: float) -> tuple[npt.NDArray[np.intp], F8]:
    """The nearest share of the draws, weighted by Epanechnikov's kernel; all draws count alike where all are kept."""
    number = max(2, round(share * len(distances)))
    kept = np.argsort(distances, kind="stable")[:number]
    if number == len(distances):
        return kept, np.full(number, 1.0 / number)
    edge = np.sort(distances)[number]
    weights = 1.0 - (distances[kept] / edge) ** 2 if edge > 0.0 else np.ones(number)
    return kept, weights / weights.sum()


def _moved(values: F8, away: F8, weights: F8) -> F8:
    """Each draw moved to where it would be, had its moments been those observed; `away` (kept, moments) is 0 there."""
    centre = weights @ away
    regressors = away - centre
    weighted = regressors * weights[:, None]
    gram = weighted.T @ regressors + RIDGE * np.eye(away.shape[1])
    slopes = np.linalg.solve(gram, weighted.T @ (values - weights @ values))
    fitted = weights @ values + regressors @ slopes
    freedom = 1.0 / (weights**2).sum()  # Kish's effective number of draws
    leverage = 1.0 / freedom + float(centre @ np.linalg.solve(gram, centre)) / freedom
    widening = np.sqrt((1.0 + leverage) * freedom / max(freedom - away.shape[1] - 1.0, 1.0))
    return np.asarray(weights @ values - centre @ slopes + widening * (values - fitted))


def _quantile(column: F8, weights: F8, share: float) -> float:
    """By linear interpolation, the i-th of n equal draws at i / (n + 1) (Weibull 1939).

    There a further draw falls below it with that probability; at (i - 1/2) / n intervals of a hundred draws hold nine
    in ten minus one in a hundred.
    """
    order = np.argsort(column, kind="stable")
    number = 1.0 / (weights**2).sum()  # Kish's effective number of draws
    ranks = number * (np.cumsum(weights[order]) - weights[order] / 2.0) + 0.5
    return float(np.interp(share, ranks / (number + 1.0), column[order]))


def _logit(points: F8) -> F8:
    inner = np.clip(points, EDGE, 1.0 - EDGE)
    return np.log(inner / (1.0 - inner))


def _unlogit(values: F8) -> F8:
    return np.asarray(1.0 / (1.0 + np.exp(-values)))
