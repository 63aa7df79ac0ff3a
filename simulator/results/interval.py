"""A middle and the span that holds nine in ten of the worlds to come, with what luck alone explains.

The span runs between the values at ranks 0.05 (n + 1) and 0.95 (n + 1) of n sorted worlds (Hyndman and Fan 1996, The
American Statistician 50, 361-365, type 6; Weibull's plotting position). Of worlds to come it holds 0.9 on average,
which numpy's usual quantiles do not: 0.9 (n - 1) / (n + 1), 60% with five worlds. Below 19 worlds these ranks lie
beyond the lowest and the highest world; the span then runs from the one to the other, and words must say so.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import betaincinv

F8 = npt.NDArray[np.float64]

BOUNDS = (0.05, 0.50, 0.95)
CONTENT = BOUNDS[-1] - BOUNDS[0]  # of the worlds to come, that the span is meant to hold
NINE_IN_TEN_FROM = 19  # worlds: 1 / 0.05 - 1


@dataclass(frozen=True)
class Interval:
    """Low, middle and high over replications (`spanned`); NaN where there is none.

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
    low, middle, high = (float(bound) for bound in spanned(values))
    return Interval(low, middle, high, values.size, luck_share(values, luck), probability_positive(values))


def spanned(values: F8) -> F8:
    """Low, middle and high (3, ...) over worlds (worlds, ...), one or more: the one rule for every span over worlds."""
    return quantile(values, BOUNDS)


def quantile(values: F8, share: float | tuple[float, ...]) -> F8:
    """The quantiles of worlds (worlds, ...) at rank share x (worlds + 1), between the lowest and the highest world."""
    return np.asarray(np.quantile(values, share, axis=0, method="weibull"))


def ranks_outside(worlds: int) -> float:
    """The rank of the low end, counted from the lowest world as 1."""
    return max(BOUNDS[0] * (worlds + 1), 1.0)


def expected_content(worlds: int) -> float:
    """Share of worlds to come that the span holds on average: 1 - 2 r / (n + 1) for the ends at rank r."""
    return 1.0 - 2.0 * ranks_outside(worlds) / (worlds + 1)


def content_bounds(worlds: int) -> tuple[float, float]:
    """Nine-in-ten bounds of the share of worlds to come that the span holds, three worlds or more.

    What lies between the r-th lowest and r-th highest of n is Beta(n + 1 - 2 r, 2 r) whatever the distribution (Wilks
    1941, Annals of Mathematical Statistics 12, 91-96); exact for whole ranks, interpolated between them.
    """
    outside = 2.0 * ranks_outside(worlds)
    low, high = betaincinv(worlds + 1 - outside, outside, (BOUNDS[0], BOUNDS[-1]))
    return float(low), float(high)


def is_nine_in_ten(worlds: int) -> bool:
    """Whether there are worlds enough for a span that holds nine in ten, and not just the lowest to the highest."""
    return worlds >= NINE_IN_TEN_FROM


def luck_share(values: F8, luck: F8) -> float:
    """Unbiased variance of luck over that of values, between 0 and 1; 0 where nothing varies at all."""
    if min(values.size, luck.size) < 2:  # noqa: PLR2004 - a variance takes two
        return np.nan
    within, total = float(np.var(luck, ddof=1)), float(np.var(values, ddof=1))
    return min(within / total, 1.0) if total > 0 else float(within > 0)


def probability_positive(values: F8) -> float:
    """Share of values above zero, plus half the share of exact zeros."""
    return float(np.mean((np.sign(values) + 1) / 2))
