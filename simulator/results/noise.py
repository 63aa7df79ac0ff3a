"""How much of what an outcome varies is luck, and how roughly so few worlds of luck alone say it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import fdtri

from simulator.results.interval import BOUNDS, luck_share

F8 = npt.NDArray[np.float64]

FEWEST = 2  # worlds that have a variance


@dataclass(frozen=True)
class Noise:
    """The share of the variance that luck alone makes at central figures, with nine-in-ten bounds.

    What is left is not the figures' alone: luck may do more, or less, where figures stand elsewhere.
    """

    share: float
    low: float
    high: float
    luck_worlds: int


def noise(values: F8, luck: F8) -> Noise:
    """Luck's share of the variance of values (worlds,), from worlds of luck alone (others,); NaN where unknown.

    NaNs are left out. Nothing is known where nothing varies.
    """
    values, luck = values[np.isfinite(values)], luck[np.isfinite(luck)]
    if min(values.size, luck.size) < FEWEST or not (np.ptp(values) or np.ptp(luck)):
        return Noise(np.nan, np.nan, np.nan, luck.size)
    low, high = ratio_bounds(luck.size, values.size)
    share, seen = luck_share(values, luck), variance_ratio(values, luck)
    return Noise(share, min(low * seen, 1.0), min(high * seen, 1.0), luck.size)


def variance_ratio(values: F8, luck: F8) -> float:
    """Variance of luck over that of values, which may be above 1; infinite where only luck varies."""
    total = float(np.var(values, ddof=1))
    return float(np.var(luck, ddof=1)) / total if total > 0 else np.inf


def ratio_bounds(luck_worlds: int, worlds: int) -> tuple[float, float]:
    """What the ratio of two variances is multiplied by for its bounds: 0.38 and 5.7 for 5 and 40 worlds.

    Snedecor's F with the two degrees of freedom (Casella and Berger 2002, Statistical Inference, section 9.2): exact
    for normal worlds that share no luck, and rougher for others.
    """
    low, high = (float(fdtri(luck_worlds - 1, worlds - 1, share)) for share in (BOUNDS[0], BOUNDS[-1]))
    return 1.0 / high, 1.0 / low
