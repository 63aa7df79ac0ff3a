"""Truths that were set, what an estimator said of them, and how often its intervals held them.

A world's parameters are recovered from the same figures, so that its cases come together: twenty-five parameters of one
world are not twenty-five trials. Shares are therefore told with an interval over worlds, each counted as one.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.stats import t

from simulator.experiments.calibration.simulated_moments import CONFIDENCE
from simulator.results.pairwise import NORMAL_95, wilson

F8 = npt.NDArray[np.float64]
Plain = dict[str, Any]

IDENTIFIED, IN_PART = 0.5, 0.85  # of the range


@dataclass(frozen=True, eq=False)
class Recovered:
    """Truths and what an estimator said of them, each (truths, parameters), as shares of the ranges."""

    truth: F8
    point: F8
    low: F8
    high: F8

    @property
    def width(self) -> F8:
        """What is left of each range, (parameters,): the mean interval over 90% of the range, at most 1."""
        return np.asarray(np.minimum((self.high - self.low).mean(axis=0) / CONFIDENCE, 1.0))

    @property
    def held(self) -> npt.NDArray[np.bool_]:
        """Whether each interval holds its truth, (truths, parameters)."""
        return np.asarray((self.low <= self.truth) & (self.truth <= self.high))

    @property
    def covered(self) -> F8:
        """How often each parameter's interval holds the truth, (parameters,)."""
        return np.asarray(self.held.mean(axis=0))

    @property
    def correlation(self) -> F8:
        """Of truths and points, (parameters,); 0 where a point never moves."""
        both = zip(self.truth.T, self.point.T, strict=True)
        return np.array([np.corrcoef(*pair)[0, 1] if min(map(np.ptp, pair)) > 0.0 else 0.0 for pair in both])


def coverage(found: Recovered) -> Plain:
    """The share of intervals that held the truth, over all parameters and over those that the estimator narrows down.

    An interval that leaves the whole range always holds the truth, so that the first share alone would flatter.
    """
    narrowed = found.width <= IN_PART
    return {
        "truths": len(found.truth),
        "all": by_truth(found.held),
        "narrowed": by_truth(found.held[:, narrowed]),
    }


def by_truth(held: npt.NDArray[np.bool_]) -> Plain:
    """A share over (truths, parameters) with its nine-in-ten interval, 0 to 1 where there is no case."""
    if not held.size:
        return {"share": None, "low": 0.0, "high": 1.0, "parameters": held.shape[1]}
    low, high = wilson(float(held.mean()), round(independent_cases(held)))
    return {"share": float(held.mean()), "low": low, "high": high, "parameters": held.shape[1]}


def independent_cases(held: npt.NDArray[np.bool_]) -> float:
    """As how many independent trials the cases (truths, parameters) count: at least truths, at most all.

    So many as would have the variance that the worlds' own shares show, less for having few worlds (Korn and Graubard
    1998, "Confidence intervals for proportions with small expected number of positive counts estimated from survey
    data", Survey Methodology 24, pages 193 to 201).
    """
    truths, share = len(held), float(held.mean())
    if truths < 2 or share in {0.0, 1.0}:  # noqa: PLR2004 - one world has no spread
        return float(truths)
    variance = float(held.mean(axis=1).var(ddof=1)) / truths
    few = (NORMAL_95 / float(t.ppf((1.0 + CONFIDENCE) / 2.0, truths - 1))) ** 2
    found = few * share * (1.0 - share) / variance if variance > 0.0 else float(held.size)
    return min(max(found, float(truths)), float(held.size))
