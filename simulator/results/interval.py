"""A middle and its 5% and 95% bounds over replications, with what luck alone explains."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

F8 = npt.NDArray[np.float64]

BOUNDS = (0.05, 0.50, 0.95)


@dataclass(frozen=True)
class Interval:
    """Low, middle and high: the 5%, 50% and 95% quantiles over replications; NaN where there is none.

    `luck_share` is the variance that luck alone makes at central parameters over the variance of luck and
    parameters together, at most 1, NaN where either has fewer than two replications. `probability_positive`
    counts a tie as one half, so that two identical regimes are even.
    """

    low: float
    middle: float
    high: float
    pairs: int
    luck_share: float
    probability_positive: float


def interval(values: F8, luck: F8) -> Interval:
    """The interval of values (replications,) beside those of luck alone; NaNs are left out."""
    values, luck = values[np.isfinite(values)], luck[np.isfinite(luck)]
    if not values.size:
        return Interval(np.nan, np.nan, np.nan, 0, np.nan, np.nan)
    low, middle, high = (float(bound) for bound in np.quantile(values, BOUNDS))
    return Interval(low, middle, high, values.size, luck_share(values, luck), probability_positive(values))


def luck_share(values: F8, luck: F8) -> float:
    """Unbiased variance of luck over that of values, between 0 and 1; 0 where nothing varies at all."""
    if min(values.size, luck.size) < 2:  # noqa: PLR2004 - a variance takes two
        return np.nan
    within, total = float(np.var(luck, ddof=1)), float(np.var(values, ddof=1))
    return min(within / total, 1.0) if total > 0 else float(within > 0)


def probability_positive(values: F8) -> float:
    """Share of values above zero, plus half the share of exact zeros."""
    return float(np.mean((np.sign(values) + 1) / 2))
