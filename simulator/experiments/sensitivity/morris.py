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

from simulator.experiments.sensitivity.problem import salib

F8 = npt.NDArray[np.float64]

LEVELS = 4
POOL = 8  # trajectories drawn for each one kept: those furthest apart are
MOST_DRAWN = 64  # choosing takes time with the square of them; where more are kept, none is left out
RESAMPLES = 1_000
CONFIDENCE = 0.9
FEWEST = 2


@dataclass(frozen=True, eq=False)
class Effects:
    """Of each figure (figures,): mean and mean size of its effects over its whole range, and their spread.

    `half_width` is that of nine-in-ten bounds of `mu_star`; `sigma` beside `mu_star` tells how far effects depend on
    where the others stand: curvature and interactions.
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


def effects(names: Sequence[str], places: F8, outcomes: F8, seed: int) -> Effects:
    """The effects on outcomes (places,); a trajectory with a NaN is left out, and fewer than two tell nothing."""
    size = len(names) + 1
    is_whole = np.isfinite(outcomes).reshape(-1, size).all(axis=1)
    if is_whole.sum() < FEWEST:
        nothing = np.full(len(names), np.nan)
        return Effects(nothing, nothing, nothing, nothing, int(is_whole.sum()))
    kept = np.repeat(is_whole, size)
    found = analysis.analyze(
        salib(names), places[kept], outcomes[kept],
        num_resamples=RESAMPLES, conf_level=CONFIDENCE, num_levels=LEVELS, seed=seed % 2**32,
    )  # fmt: skip
    mu, mu_star, sigma, half = (
        np.asarray(found[key], np.float64) for key in ("mu", "mu_star", "sigma", "mu_star_conf")
    )
    return Effects(mu, mu_star, sigma, half, int(is_whole.sum()))
