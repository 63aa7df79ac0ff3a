"""Shares of an outcome's variance: what a figure, or a group of them, does alone and with all the others.

Sobol (2001), Mathematics and Computers in Simulation 55, pages 271 to 280; estimators of Saltelli and others (2010),
Computer Physics Communications 181, pages 259 to 270. SALib samples and analyses; bounds are those of its resamples.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from SALib.analyze import sobol as analysis
from SALib.sample import sobol as sampling

from simulator.experiments.sensitivity.problem import salib

F8 = npt.NDArray[np.float64]

RESAMPLES = 1_000
ENDS = (0.05, 0.95)
FEWEST = 4


@dataclass(frozen=True, eq=False)
class Indices:
    """Of each group (groups, 3) low, estimate, high: its share alone, and its share with every interaction.

    NaN where the outcome does not vary at all.
    """

    names: tuple[str, ...]
    first: F8
    total: F8
    blocks: int


def places(names: Sequence[str], groups: Sequence[str], samples: int, seed: int) -> F8:
    """Places (samples x (groups + 2), figures) in the unit cube; the same two base samples for every grouping."""
    found = sampling.sample(salib(names, groups), samples, calc_second_order=False, seed=seed % 2**32)
    return np.asarray(found, dtype=np.float64)


def indices(names: Sequence[str], groups: Sequence[str], outcomes: F8, seed: int) -> Indices:
    """The shares in outcomes (places,); a block of places with a NaN is left out."""
    kinds = tuple(dict.fromkeys(groups))
    blocks = outcomes.reshape(-1, len(kinds) + 2)
    blocks = blocks[np.isfinite(blocks).all(axis=1)]
    if len(blocks) < FEWEST or np.ptp(blocks[:, [0, -1]]) == 0.0:
        nothing = np.full((len(kinds), 3), np.nan)
        return Indices(kinds, nothing, nothing, len(blocks))
    found = analysis.analyze(
        salib(names, groups), blocks.ravel(), calc_second_order=False, num_resamples=RESAMPLES, keep_resamples=True,
        seed=seed % 2**32 or 1,  # SALib takes 0 for no seed at all
    )  # fmt: skip
    return Indices(kinds, _bounded(found, "S1"), _bounded(found, "ST"), len(blocks))


def _bounded(found: dict[str, F8], index: str) -> F8:
    """Low, estimate, high (groups, 3); the resamples' quantiles."""
    low, high = np.quantile(found[f"{index}_conf_all"], ENDS, axis=0)
    return np.stack([low, np.asarray(found[index]), high], axis=1)
