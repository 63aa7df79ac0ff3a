"""Screening by elementary effects: what each figure does on average over its range, and how unevenly.

Morris (1991), Technometrics 33, pages 161 to 174; mu* and spread-out trajectories of Campolongo, Cariboni and Saltelli
(2007), Environmental Modelling and Software 22, pages 1509 to 1518. SALib samples and analyses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from SALib.analyze import morris as analysis
from SALib.sample import morris as sampling
from scipy.stats import t as student

from simulator.experiments.sensitivity.problem import salib

F8 = npt.NDArray[np.float64]

LEVELS = 4
POOL = 8  # trajectories drawn for each one kept: those furthest apart are
MOST_DRAWN = 64  # choosing takes time with the square of them; where more are kept, none is left out
CONFIDENCE = 0.9
FEWEST = 2


@dataclass(frozen=True, eq=False)
class Effects:
    """Of each figure (figures,): mean and mean size of its effects over its whole range, and their spread.

    `half_width` is that of nine-in-ten bounds of `mu_star`, by Student's t over trajectories: of six, resamples would
    be a quarter too narrow. `sigma` beside `mu_star` tells how far effects depend on where the others stand: curvature
    and interactions.
    """

    mu: F8
    mu_star: F8
    sigma: F8
    half_width: F8
    trajectories: int


def trajectories(names: Sequence[str], number: int, seed: int) -> F8:
    """Places (number x (figures + 1), figures) in the unit cube; in each trajectory every figure moves once."""
    return _walked(tuple(names), number, seed % 2**32)


@cache
def _walked(names: tuple[str, ...], number: int, seed: int) -> F8:
    drawn = max(min(number * POOL, MOST_DRAWN), number)
    chosen = number if number < drawn else None
    found = sampling.sample(salib(names), drawn, num_levels=LEVELS, optimal_trajectories=chosen, seed=seed)
    return np.asarray(found, dtype=np.float64)


def elementary(places: F8, outcomes: F8) -> F8:
    """Effects over the whole range (trajectories, figures) from outcomes (places,); NaN beside a failed run."""
    size = places.shape[1] + 1
    steps = np.diff(places.reshape(-1, size, size - 1), axis=1)
    moved = np.abs(steps).argmax(axis=2)
    lengths = np.take_along_axis(steps, moved[:, :, None], axis=2)[:, :, 0]
    found = np.empty_like(lengths)
    np.put_along_axis(found, moved, np.diff(outcomes.reshape(-1, size), axis=1) / lengths, axis=1)
    return found


def effects(names: Sequence[str], places: F8, outcomes: F8, seed: int) -> Effects:
    """The effects on outcomes (places,); a trajectory with a NaN is left out, and fewer than two tell nothing."""
    size = len(names) + 1
    is_whole = np.isfinite(outcomes).reshape(-1, size).all(axis=1)
    if is_whole.sum() < FEWEST:
        nothing = np.full(len(names), np.nan)
        return Effects(nothing, nothing, nothing, nothing, int(is_whole.sum()))
    kept = np.repeat(is_whole, size)
    found = analysis.analyze(
        salib(names), places[kept], outcomes[kept], num_resamples=FEWEST, num_levels=LEVELS, seed=seed % 2**32
    )
    mu, mu_star, sigma = (np.asarray(found[key], np.float64) for key in ("mu", "mu_star", "sigma"))
    return Effects(mu, mu_star, sigma, half_widths(np.abs(elementary(places, outcomes)[is_whole])), int(is_whole.sum()))


def half_widths(values: F8) -> F8:
    """Half the width of nine-in-ten bounds of each column's mean, values (trajectories, columns)."""
    number = len(values)
    scale = float(student.ppf(0.5 + CONFIDENCE / 2, number - 1)) / np.sqrt(number)
    return np.asarray(scale * np.std(values, axis=0, ddof=1))
