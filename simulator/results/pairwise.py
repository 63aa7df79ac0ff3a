"""How often one regime does better than another in one and the same world, for every pair, and how surely so."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from simulator.results.interval import probability_positive

F8 = npt.NDArray[np.float64]

NORMAL_95 = 1.6448536269514722  # the 95% quantile of a standard normal: nine in ten lie within it on both sides
CLEAR_SHARE = 0.8  # of worlds: less than that, and what a regime does is not called clear


def oriented(values: F8, better: Literal["more", "less"]) -> F8:
    """Values of which more is better."""
    return values if better == "more" else -values


@dataclass(frozen=True)
class Won:
    """Share of worlds in which one beats another, ties counting half; of those without ties; and how many worlds."""

    share: float
    strictly: float
    worlds: int


def won(own: F8, other: F8) -> Won:
    """How often own (worlds,) beats other, in the worlds in which both have a value."""
    both = own - other
    both = both[np.isfinite(both)]
    if not both.size:
        return Won(np.nan, np.nan, 0)
    return Won(probability_positive(both), float(np.mean(both > 0)), both.size)


def probability_better(values: F8) -> F8:
    """Share of worlds in which the row's regime beats the column's (regimes, regimes); ties count one half.

    `values` (worlds, regimes), of which more is better. The diagonal is 0.5, a pair sums to 1; NaN without worlds.
    """
    return np.array([[won(row, column).share for column in values.T] for row in values.T])


def wilson(share: float, worlds: int) -> tuple[float, float]:
    """Nine-in-ten bounds of a share seen in so many worlds (Wilson 1927, JASA 22, 209-212); NaN without any."""
    if not worlds:
        return np.nan, np.nan
    middle = (share + NORMAL_95**2 / (2 * worlds)) / (1 + NORMAL_95**2 / worlds)
    half = NORMAL_95 * np.sqrt(share * (1 - share) / worlds + NORMAL_95**2 / (4 * worlds**2))
    half /= 1 + NORMAL_95**2 / worlds
    return float(max(middle - half, 0.0)), float(min(middle + half, 1.0))


def is_clear(share: float, worlds: int) -> bool:
    """Whether a share of worlds is CLEAR_SHARE or more by the lower of its bounds: 11 of 11 are, 10 of 10 are not."""
    return wilson(share, worlds)[0] >= CLEAR_SHARE


def clear_sign(values: F8) -> bool:
    """Whether values (worlds,) have one sign in so many worlds that it is clear; zero has none, NaNs are left out."""
    nothing = np.zeros_like(values)
    above, below = won(values, nothing), won(nothing, values)
    return is_clear(max(above.strictly, below.strictly), above.worlds)
