"""How much of what an outcome varies is luck, and how far one world more or less would change the answer."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simulator.results.interval import luck_share

F8 = npt.NDArray[np.float64]

FEWEST = 3  # luck-only worlds of which one can be left out


@dataclass(frozen=True)
class Noise:
    """The share of the variance that luck alone makes; lowest and highest with any one luck-only world left out."""

    share: float
    low: float
    high: float
    luck_worlds: int


def noise(values: F8, luck: F8) -> Noise:
    """Luck's share of the variance of values (worlds,), from worlds of luck alone (others,); NaN where unknown."""
    share = luck_share(values, luck)
    if luck.size < FEWEST or not np.isfinite(share):
        return Noise(share, np.nan, np.nan, luck.size)
    without = [luck_share(values, np.delete(luck, left_out)) for left_out in range(luck.size)]
    return Noise(share, min(without), max(without), luck.size)
