"""The worlds that a calibration simulates: draws over all ranges, steps from the centre, and luck alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.experiments.calibration.simulated_moments import STEP
from simulator.experiments.draws import draws
from simulator.experiments.plan import CENTRE, Plan
from simulator.experiments.validation.seen import PERIODS
from simulator.results.cube import Cube
from simulator.results.outcome import Batch, Role, Run
from simulator.scenario.sector import Sector
from simulator.units import Figure

F8 = npt.NDArray[np.float64]

LUCKS = 8  # worlds that differ from the centre by luck alone
_ESTIMATORS_LUCK = 0  # of the centre and of every step from it


@dataclass(frozen=True)
class Sizes:
    """How much is simulated."""

    draws: int = 300
    truths: int = 0
    scale: float = 0.003
    seed: int = 20270101


@dataclass(frozen=True, eq=False)
class Known:
    """What the worlds said: points of the unit cube (n, parameters) and their moments (n, moments).

    `slopes` (moments, parameters) and `centre` (moments,) are at the middle of every range; `luck` (moments,) is the
    standard deviation of luck alone.
    """

    points: F8
    moments: F8
    centre: F8
    slopes: F8
    luck: F8


def plan(sector: Sector, terms: Any, sizes: Sizes) -> Plan:
    """One batch a world; the draws first, then the centre and its steps under one luck, then luck alone."""
    start = PERIODS["future"][0]
    rows = list(_rows(sector.free(), sizes))
    runs = [
        Run(number, "status_quo", role, replication, point, sizes.scale, sizes.seed, start, 1, values, terms, sector)
        for number, (role, replication, point, values) in enumerate(rows)
    ]
    return Plan(tuple(Batch(run.run, (run,)) for run in runs))


def _rows(free: Mapping[str, Figure], sizes: Sizes) -> Iterator[tuple[Role, int, int, Mapping[str, float]]]:
    for number, values in enumerate(draws(free, sizes.draws, sizes.seed)):
        yield "ensemble", number + 1, number + 1, values
    middle = np.full(len(free), 0.5)
    for point, place in enumerate([middle, *_steps(middle)]):
        yield "full", _ESTIMATORS_LUCK, point, values_at(free, place)
    for luck in range(LUCKS):
        yield "luck", luck + 1, CENTRE, values_at(free, middle)


def _steps(middle: F8) -> Iterator[F8]:
    """A step down and one up on each axis."""
    for axis in range(middle.size):
        for signed in (-STEP, STEP):
            place = middle.copy()
            place[axis] += signed
            yield place


def values_at(free: Mapping[str, Figure], point: F8) -> dict[str, float]:
    """The values of the free parameters, in order of their paths, at a point of the unit cube."""
    low, high = ends(free)
    return dict(zip(sorted(free), map(float, low + (high - low) * point), strict=True))


def ends(free: Mapping[str, Figure]) -> tuple[F8, F8]:
    """Lower and upper ends of the ranges, in order of their paths."""
    ranges = [free[path].range or (free[path].value,) * 2 for path in sorted(free)]
    return np.array([low for low, _ in ranges]), np.array([high for _, high in ranges])


def known(cube: Cube, free: Mapping[str, Figure]) -> Known:
    """What the plan's worlds say; failed draws are left out, RuntimeError where the centre or a step failed."""
    values, roles = cube.values[:, 0, :], cube.plan["role"].to_numpy()
    is_good = np.isfinite(values).all(axis=1)
    low, high = ends(free)
    drawn = (roles == "ensemble") & is_good
    places = cube.plan[[f"parameter/{path}" for path in sorted(free)]].to_numpy(np.float64)
    steps = values[roles == "full"]
    if not np.isfinite(steps).all():
        raise RuntimeError("the world at the middle of the ranges, or a step from it, failed")
    lower, upper = steps[1::2], steps[2::2]
    lucky = values[(roles == "luck") & is_good]
    points = (places[drawn] - low) / (high - low)
    return Known(points, values[drawn], steps[0], (upper - lower).T / (2.0 * STEP), lucky.std(axis=0, ddof=1))
