"""Regret: how far the regime that was chosen falls behind the best of them in each world (Savage 1951, JASA 46)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

F8 = npt.NDArray[np.float64]

NEARLY_WORST = 0.95


@dataclass(frozen=True, eq=False)
class Regret:
    """Of each regime (regimes,): mean, 95% quantile and largest regret, and the share of worlds in which it is best.

    Where several are best in a world they share it.
    """

    mean: F8
    high: F8
    largest: F8
    best_share: F8


def regret(values: F8) -> Regret:
    """The regret of values (worlds, regimes), one world or more, of which more is better."""
    behind = values.max(axis=1, keepdims=True) - values
    is_best = behind == 0.0
    shares = is_best / is_best.sum(axis=1, keepdims=True)
    return Regret(
        behind.mean(axis=0), np.quantile(behind, NEARLY_WORST, axis=0), behind.max(axis=0), shares.mean(axis=0)
    )
