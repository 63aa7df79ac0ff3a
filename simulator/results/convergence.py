"""Whether there are replications enough: the middle and its bounds after each further world."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import comb

import numpy as np
import numpy.typing as npt

from simulator.results.interval import spanned

F8 = npt.NDArray[np.float64]

FEWEST = 3  # worlds before anything is drawn
CONFIDENCE = 0.9


@dataclass(frozen=True)
class Step:
    """After so many worlds: low, middle and high (`spanned`), and bounds on where the true middle lies."""

    worlds: int
    low: float
    middle: float
    high: float
    middle_low: float
    middle_high: float


def convergence(values: F8) -> list[Step]:
    """Steps of values (worlds,) in the order of the worlds, from the third world on."""
    return list(_steps(values[np.isfinite(values)]))


def _steps(values: F8) -> Iterator[Step]:
    for worlds in range(FEWEST, values.size + 1):
        seen = np.sort(values[:worlds])
        low, middle, high = (float(bound) for bound in spanned(seen))
        below = order_below(worlds)
        yield Step(worlds, low, middle, high, *_ends(seen, below))


def _ends(seen: F8, below: int) -> tuple[float, float]:
    """The order statistics around the middle; endless where so few worlds do not bound it."""
    if below < 1:
        return -np.inf, np.inf
    return float(seen[below - 1]), float(seen[-below])


def order_below(worlds: int) -> int:
    """The largest rank r such that the middle lies between the r-th lowest and r-th highest nine times in ten.

    Distribution-free, from the binomial: 1 - 2 P(fewer than r of so many below the middle) (David and Nagaraja 2003,
    Order Statistics, section 7.1). 0 where even the extremes do not bound it so surely.
    """
    most = (1.0 - CONFIDENCE) / 2.0
    below, tail = 0, 0.5**worlds
    while tail <= most:
        below += 1
        tail += comb(worlds, below) * 0.5**worlds
    return below
