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
    """Of each group its share alone, and its share with every interaction: estimates, and resamples of them.

    `estimates` (groups,) and `resamples` (resamples, groups) are pairs, alone first; NaN where nothing varies.
    """

    names: tuple[str, ...]
    estimates: tuple[F8, F8]
    resamples: tuple[F8, F8]
    blocks: int

    @property
    def first(self) -> F8:
        """Low, estimate, high (groups, 3) of the share alone."""
        return _bounded(self.estimates[0], self.resamples[0])

    @property
    def total(self) -> F8:
        """Low, estimate, high (groups, 3) of the share with every interaction."""
        return _bounded(self.estimates[1], self.resamples[1])

    @property
    def is_known(self) -> bool:
        """Whether the outcome varies at all, in enough blocks."""
        return bool(np.isfinite(self.estimates[1]).all())


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
        nothing, no_resamples = np.full(len(kinds), np.nan), np.full((1, len(kinds)), np.nan)
        return Indices(kinds, (nothing, nothing), (no_resamples, no_resamples), len(blocks))
    found = analysis.analyze(
        salib(names, groups), blocks.ravel(), calc_second_order=False, num_resamples=RESAMPLES, keep_resamples=True,
        seed=seed % 2**32 or 1,  # SALib takes 0 for no seed at all
    )  # fmt: skip
    estimates, resamples = ([np.asarray(found[index + kind], np.float64) for index in ("S1", "ST")]
                            for kind in ("", "_conf_all"))  # fmt: skip
    return Indices(kinds, (estimates[0], estimates[1]), (resamples[0], resamples[1]), len(blocks))


def sum_of(found: Indices, chosen: Sequence[int]) -> list[float]:
    """Low, estimate, high of the sum of some groups' shares alone."""
    estimate = found.estimates[0][list(chosen)].sum(keepdims=True)
    resamples = found.resamples[0][:, list(chosen)].sum(axis=1, keepdims=True)
    return [float(end) for end in _bounded(estimate, resamples)[0]]


def _bounded(estimates: F8, resamples: F8) -> F8:
    """Low, estimate, high (groups, 3); the resamples' quantiles."""
    low, high = np.quantile(resamples, ENDS, axis=0)
    return np.stack([low, estimates, high], axis=1)
