"""Points of the parameters as a plan of runs, every point under one and the same luck; and what came of each."""

from collections.abc import Mapping, Sequence
from itertools import count

import numpy as np
import numpy.typing as npt

from simulator.experiments.plan import Plan
from simulator.results.cube import Cube
from simulator.results.interests import Interest
from simulator.results.outcome import Batch, Run
from simulator.scenario.study import Study

F8 = npt.NDArray[np.float64]
Point = Mapping[str, float]


def distinct(points: Sequence[Point]) -> tuple[list[Point], list[int]]:
    """Each point once, and for every given one where it stands: designs share points, and a run is not repeated."""
    known: dict[tuple[float, ...], int] = {}
    once: list[Point] = []
    for point in points:
        if tuple(point.values()) not in known:
            known[tuple(point.values())] = len(once)
            once.append(point)
    return once, [known[tuple(point.values())] for point in points]


def plan_at(
    study: Study, points: Sequence[Point], luck: int = 1, *, first_world: int = 0, is_common: bool = True
) -> Plan:
    """Every regime at every point in `luck` worlds, the baseline first; a batch is a point in one world.

    Without common luck (`is_common`) every point has worlds of its own: to be seen to fail, not to be used.
    """
    regimes = {study.baseline: study.terms[study.baseline]} | study.terms
    numbers = count()
    batches: list[Batch] = []
    for point, values in enumerate(points):
        for world in range(first_world, first_world + luck):
            replication = world if is_common else point * luck + world
            runs = tuple(
                Run(
                    next(numbers), regime, "ensemble", replication, point, study.scale, study.seed, study.start,
                    study.quarters, dict(values), terms, study.world,
                )
                for regime, terms in regimes.items()
            )  # fmt: skip
            batches.append(Batch(len(batches), runs))
    return Plan(tuple(batches))


def outcomes_in_worlds(cube: Cube, interest: Interest, regime: str, baseline: str) -> F8:
    """Regime minus baseline in an average year (runs,), one number a point and world; NaN where a run failed."""
    difference = cube.series(interest.measure, regime) - cube.series(interest.measure, baseline)
    return np.asarray(difference.to_numpy(np.float64))


def outcomes_at(cube: Cube, interest: Interest, regime: str, baseline: str, points: int) -> F8:
    """Regime minus baseline in an average year (points,), the mean of the point's worlds; NaN where a run failed."""
    difference = cube.series(interest.measure, regime) - cube.series(interest.measure, baseline)
    means = difference.groupby(level="point").agg(lambda worlds: worlds.mean(skipna=False))
    return np.asarray(means.reindex(range(points)).to_numpy(np.float64))
