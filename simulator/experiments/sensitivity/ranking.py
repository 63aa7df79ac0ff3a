"""Each figure's share of all effects, mean over regimes, with bounds over walks, and the figures that stand apart.

Bounds are the jackknife's over walks with Student's t (Tukey 1958; Efron and Tibshirani 1993, chapter 11): regimes have
the same walks, so that a walk left out is left out of all of them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.experiments.sensitivity.morris import FEWEST, half_widths
from simulator.experiments.sensitivity.problem import DUMMY

F8 = npt.NDArray[np.float64]
Rows = list[dict[str, Any]]

MOST_LEADERS = 3  # figures that a title can name


def shares(effects: F8) -> F8:
    """Share of the sizes of all figures' effects (figures,) from effects (regimes, walks, figures), mean over regimes.

    A regime in which nothing moves counts with shares of nothing.
    """
    sizes = np.abs(effects).mean(axis=1)
    whole = sizes.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(sizes, whole, out=np.zeros_like(sizes), where=whole > 0.0).mean(axis=0))


def pseudo_values(effects: F8) -> F8:
    """The jackknife's values (walks, figures), whose mean spreads as the shares do."""
    walks = effects.shape[1]
    without = np.array([shares(np.delete(effects, walk, axis=1)) for walk in range(walks)])
    return np.asarray(walks * shares(effects) - (walks - 1) * without, np.float64)


def bounded(effects: F8) -> F8:
    """Low, estimate, high of the shares (figures, 3)."""
    estimate, half = shares(effects), half_widths(pseudo_values(effects))
    return np.stack([estimate - half, estimate, estimate + half], axis=1)


def moving(effects: Mapping[str, F8]) -> F8:
    """Effects (regimes, walks, figures) of the regimes that anything moves, in the walks that all of them finished."""
    given = np.array(list(effects.values()))
    finished = given[:, np.isfinite(given).all(axis=(0, 2))]
    return np.asarray(finished[np.abs(finished).sum(axis=(1, 2)) > 0.0], np.float64)


def rows(paths: Sequence[str], measure: str, effects: Mapping[str, F8]) -> tuple[Rows, Rows]:
    """Shares of one outcome, largest first and without the dummy, and its leaders; from effects by regime."""
    moved = moving(effects)
    if not moved.size or moved.shape[1] < FEWEST:
        return [], []
    found, pseudo = bounded(moved), pseudo_values(moved)
    order = [int(place) for place in np.argsort(-found[:, 1], kind="stable") if paths[int(place)] != DUMMY]
    told = [{"measure": measure, "path": paths[place], "share": found[place].tolist()} for place in order]
    apart = number_apart(found[order])
    lead = order[: apart or MOST_LEADERS]
    half = float(half_widths(pseudo[:, lead].sum(axis=1, keepdims=True))[0])
    sum_of = float(found[lead, 1].sum())
    leaders = {
        "measure": measure, "paths": [paths[place] for place in lead], "is_apart": apart > 0, "walks": moved.shape[1],
        "share": [sum_of - half, sum_of, sum_of + half],
    }  # fmt: skip
    return told, [leaders]


def number_apart(found: F8) -> int:
    """How many of the first, three at most, have bounds above those of all that follow; 0 where none has."""
    for number in range(min(MOST_LEADERS, len(found) - 1), 0, -1):
        if found[:number, 0].min() > found[number:, 2].max():
            return number
    return 0
