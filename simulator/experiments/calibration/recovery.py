"""Simulate and recover with the model itself: estimator two on worlds whose parameters we set and then hide."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import numpy.typing as npt

from simulator.experiments.calibration.design import Sizes, ends, values_at
from simulator.experiments.calibration.identification import Scaled, ends_of, noise_of
from simulator.experiments.calibration.recovered import Recovered
from simulator.experiments.calibration.regression_abc import posterior
from simulator.experiments.calibration.simulated_moments import Simulate, estimate
from simulator.experiments.calibration.world import Reader
from simulator.experiments.draws import draws
from simulator.experiments.engine import Engine
from simulator.experiments.plan import Plan
from simulator.results.cube import Cube, Measure
from simulator.results.outcome import Batch, Outcome, Run
from simulator.units import Figure

F8 = npt.NDArray[np.float64]

SAID = ("truth", "point", "low", "high", "abc_point", "abc_low", "abc_high")
_FIRST_LUCK = 1_000_000  # of the hidden worlds: no draw of the design shares it
_OTHER_DRAWS = 1  # added to the seed, so that truths are not the design's own points


@dataclass(frozen=True, eq=False)
class Task:
    """What a process needs beside the hidden world: the design, and the moments that are read."""

    reader: Reader
    data: Scaled
    free: Mapping[str, Figure]
    errors: F8
    seed: int


def plan(design: Plan, free: Mapping[str, Figure], sizes: Sizes) -> Plan:
    """One batch a hidden world."""
    like = design.runs[0]
    hidden = enumerate(draws(free, sizes.truths, sizes.seed + _OTHER_DRAWS))
    runs = [replace(like, run=number, role="ensemble", replication=_FIRST_LUCK + number, point=number + 1,
                    quarters=len(SAID), values=values) for number, values in hidden]  # fmt: skip
    return Plan(tuple(Batch(run.run, (run,)) for run in runs))


def engine(task: Task) -> Engine:
    """A hidden world's estimates stand in the place of quarters: rows as in SAID, a column a parameter."""
    measures = tuple(
        Measure(path, "share", "parameters", additive=False, better="neither") for path in sorted(task.free)
    )
    return Engine(partial(recover_batch, task), measures)


def recover_batch(task: Task, batch: Batch) -> list[Outcome]:
    """Estimates of both estimators for each hidden world."""
    return [Outcome(run.run, recovered(task, run)) for run in batch.runs]


def recovered(task: Task, run: Run) -> F8:
    """Truth and estimates, (SAID, parameters), as shares of the ranges."""
    low, high = ends(task.free)
    truth = (np.array([run.values[path] for path in sorted(task.free)]) - low) / (high - low)
    seen = task.reader.of(run)
    observed = scaled_to(task, seen + task.errors * noise_of(seen.size, run.replication, task.seed))
    second = estimate(simulation(task, run), observed, np.full(truth.size, 0.5))
    first = posterior(task.data.points, task.data.noisy, observed)
    return np.array([truth, second.point, second.low, second.high, first.quantile(0.5), *ends_of(first)])


def simulation(task: Task, run: Run) -> Simulate:
    """From a point of the unit cube to scaled moments, always under the estimator's own luck."""

    def simulate(point: F8) -> F8:
        sector = run.sector.with_values(values_at(task.free, point))
        return scaled_to(task, task.reader.of(replace(run, sector=sector, replication=0)))

    return simulate


def scaled_to(task: Task, moments: F8) -> F8:
    """The moments that the design kept, in units of their errors."""
    kept = [task.reader.names.index(name) for name in task.data.names]
    return np.asarray(moments[kept] / task.data.errors)


def both(cube: Cube) -> tuple[Recovered, Recovered]:
    """Simulated moments, then regression ABC, over all hidden worlds that did not fail."""
    values = cube.values[np.isfinite(cube.values).all(axis=(1, 2))]
    part = {name: values[:, place, :] for place, name in enumerate(SAID)}
    return (
        Recovered(part["truth"], part["point"], part["low"], part["high"]),
        Recovered(part["truth"], part["abc_point"], part["abc_low"], part["abc_high"]),
    )
