"""A model in closed form under the real scenario files: what the regimes do follows from three figures and luck."""

from concurrent.futures import Executor
from functools import cache

import numpy as np

from simulator.experiments.engine import Engine
from simulator.experiments.sensitivity.problem import Problem, ends_of, problem_of
from simulator.experiments.serial import Serial
from simulator.model.run import measures_of
from simulator.results.outcome import Batch, Outcome, Run
from simulator.scenario.load import load_study
from simulator.scenario.study import Study

SUBSTITUTION, DEMAND, FLOW = "technology.substitution", "demand.demand_elasticity", "law.flow_through"
SLOPE, PRODUCT, LUCK = 3.0, 8.0, 5.0


@cache
def study() -> Study:
    """The shipped study, small; its six regimes are numbered 0 to 5."""
    return load_study("compare_regimes", {"quarters": "4", "scale": "0.002"})


def place(run: Run, path: str) -> float:
    """Where a figure stands in its range."""
    group, _, name = path.partition(".")
    low, high = ends_of(problem().figures[path])
    return (getattr(getattr(run.sector, group), name).value - low) / (high - low)


def level(run: Run, regime: int) -> float:
    """Regime k differs from the baseline by k (3 a + 8 (b - 1/2)(c - 1/2)) and, where it is its own, by luck."""
    a, b, c = (place(run, path) for path in (SUBSTITUTION, DEMAND, FLOW))
    luck = LUCK * np.modf((run.replication + 1) * 0.6180339887498949)[0] * regime
    return 1000.0 + run.replication + regime * (SLOPE * a + PRODUCT * (b - 0.5) * (c - 0.5)) + luck


def run_batch(batch: Batch) -> list[Outcome]:
    return [
        Outcome(run.run, np.full((run.quarters, len(measures_of(run))), level(run, number)), seconds=0.001)
        for number, run in enumerate(batch.runs)
    ]


def engine(problem_run: Run) -> Engine:
    return Engine(run_batch, measures_of(problem_run))


def serial() -> Executor:
    return Serial()


@cache
def problem() -> Problem:
    return problem_of(study().world)
