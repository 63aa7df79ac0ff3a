"""Shares of the variance as means over regimes, their sum and what it leaves, with bounds resampled for all at once.

Regimes have the same points, and every resample takes the same blocks of them, so that the mean over regimes of one
resample is a resample of the mean. A mean of single bounds would be no bound of anything.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.experiments.sensitivity import sobol
from simulator.experiments.sensitivity.asked import REST
from simulator.experiments.sensitivity.problem import DUMMY

F8 = npt.NDArray[np.float64]
Rows = list[dict[str, Any]]


def averaged(paths: Sequence[str], groups: Sequence[str], outcomes: Sequence[F8], seed: int) -> sobol.Indices | None:
    """The mean over the regimes that vary, outcomes (places,) each; a block that any regime lost is lost to all."""
    is_whole = np.isfinite(np.array(outcomes)).all(axis=0)
    found = [sobol.indices(paths, groups, np.where(is_whole, values, np.nan), seed) for values in outcomes]
    varying = [each for each in found if each.is_known]
    if not varying:
        return None
    estimates, resamples = (
        [np.mean([getattr(each, name)[kind] for each in varying], axis=0) for kind in range(2)]
        for name in ("estimates", "resamples")
    )
    return sobol.Indices(varying[0].names, (estimates[0], estimates[1]), (resamples[0], resamples[1]),
                         varying[0].blocks)  # fmt: skip


def share_rows(found: sobol.Indices, **key: str) -> Rows:
    """A row a group: low, estimate, high of its share alone and with the others."""
    return [
        {**key, "name": name, "first": first.tolist(), "total": total.tolist()}
        for name, first, total in zip(found.names, found.first, found.total, strict=True)
    ]


def parts(found: sobol.Indices, **key: str) -> Rows:
    """What the figures named make one at a time, what the rest makes as one block, and what is left: their interplay.

    The rest's own interplay is inside its block, and so counts with it.
    """
    named = [place for place, name in enumerate(found.names) if name not in {REST, DUMMY}]
    rest = [place for place, name in enumerate(found.names) if name == REST]
    single, block = (sobol.sum_of(found, places) for places in (named, rest))
    left = sobol.sum_of(found, [*named, *rest])
    return [{**key, "named": single, "rest": block, "interplay": [1.0 - end for end in reversed(left)]}]
