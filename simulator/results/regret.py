"""Regret: how far the regime that was chosen falls behind the best of them in each world (Savage 1951, JASA 46)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from simulator.results.interval import BOUNDS, quantile

F8 = npt.NDArray[np.float64]
FEWEST = 2  # worlds before anything can be told of a mean


@dataclass(frozen=True, eq=False)
class Regret:
    """Of each regime (regimes,): mean, 95% quantile and largest regret, and the share of worlds in which it is best.

    Where several are best in a world they share it.
    """

    mean: F8
    high: F8
    largest: F8
    best_share: F8


@dataclass(frozen=True, eq=False)
class Behind:
    """How far each regime's mean regret is above the least (regimes,), with nine-in-ten bounds; 0 for the leader."""

    leader: int
    mean: F8
    low: F8
    high: F8

    def tied(self) -> list[int]:
        """The leader first, then all that its lead does not tell apart: bounds that hold zero, or are not known."""
        told_apart = self.low > 0
        others = [place for place in range(self.mean.size) if place != self.leader and not told_apart[place]]
        return [self.leader, *others]


def regret(values: F8) -> Regret:
    """The regret of values (worlds, regimes), one world or more, of which more is better."""
    behind = values.max(axis=1, keepdims=True) - values
    is_best = behind == 0.0
    shares = is_best / is_best.sum(axis=1, keepdims=True)
    return Regret(behind.mean(axis=0), quantile(behind, BOUNDS[-1]), behind.max(axis=0), shares.mean(axis=0))


def behind_least(values: F8) -> Behind:
    """Mean regrets beside the least of them, in values (worlds, regimes) of which more is better.

    Two regrets of one world differ by what the two outcomes differ by, so that these are paired differences; bounds
    are Student's, without regard to the leader's having been picked from the same worlds.
    """
    leader = int(values.mean(axis=0).argmax())
    apart = values[:, [leader]] - values
    worlds, mean = len(values), apart.mean(axis=0)
    if worlds < FEWEST:
        unknown = np.full(mean.size, np.nan)
        return Behind(leader, mean, unknown, unknown)
    half = float(stdtrit(worlds - 1, BOUNDS[-1])) * apart.std(axis=0, ddof=1) / np.sqrt(worlds)
    return Behind(leader, mean, mean - half, mean + half)
