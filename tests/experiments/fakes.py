"""A sector, terms and models small enough to check by hand; module-level, so that they reach other processes."""

import os
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from simulator.experiments.engine import Engine
from simulator.experiments.plan import Layout, plan_of
from simulator.results.cube import Measure
from simulator.results.outcome import Batch, Outcome, Run
from simulator.units import Figure

MEASURES = (
    Measure("hours", "hours", "jobs", additive=True, better="more"),
    Measure("paid_people", "usd", "money", additive=True, better="more"),
)


@dataclass(frozen=True)
class FakeSector:
    """Two free parameters; `values` are those that were drawn."""

    values: tuple[tuple[str, float], ...] = ()
    notes: Path | None = None  # where the models below leave word of what they did

    def free(self):
        figure = {"unit": "share", "source": "assumption", "grade": "D", "free": True}
        return {
            "labour.separation": Figure(value=0.09, range=(0.075, 0.114), **figure),
            "demand.elasticity": Figure(value=0.5, range=(0.0, 1.0), **figure),
        }

    def with_values(self, values):
        return replace(self, values=tuple(sorted(values.items())))

    def hash(self):
        return repr(self.values)


@dataclass(frozen=True)
class FakeTerms:
    rate: float
    facts: dict = field(default_factory=dict)

    def hash(self):
        return repr(self.rate)


REGIMES = {"status_quo": FakeTerms(0.0), "levy": FakeTerms(0.1), "licence": FakeTerms(0.2)}
LAYOUT = Layout("2027Q1", 8, 1, 4, 0.05, 2, 1.0, is_uncertain=True)


def plan(sector=None, regimes=None, **changes):
    return plan_of(sector or FakeSector(), regimes or REGIMES, replace(LAYOUT, **changes))


def simulate(run: Run) -> Outcome:
    """Hours fall with what is drawn and with luck; a rate brings money and costs hours."""
    drawn = sum(value for _, value in run.sector.values)
    hours = 100.0 - 10 * drawn - run.replication - 20 * run.terms.rate
    values = np.array([[hours + quarter, 1000 * run.terms.rate] for quarter in range(run.quarters)])
    return Outcome(run.run, values, seconds=0.01, balances_sha256=f"{hours}", phases={"settle": 0.01 * run.scale})


def run_batch(batch: Batch) -> list[Outcome]:
    return [simulate(run) for run in batch.runs]


def backwards(batch: Batch) -> list[Outcome]:
    return run_batch(batch)[::-1]


def no_levy(batch: Batch) -> list[Outcome]:
    """Raises as soon as it meets the levy in replication 1."""
    if any(run.regime == "levy" and run.replication == 1 for run in batch.runs):
        raise ZeroDivisionError("no levy today")
    return run_batch(batch)


def no_baseline(batch: Batch) -> list[Outcome]:
    if any(run.regime == "status_quo" and run.role == "luck" for run in batch.runs):
        raise ZeroDivisionError("no baseline today")
    return run_batch(batch)


def off_balance(batch: Batch) -> list[Outcome]:
    return [replace(outcome, balance=int(outcome.run == 2)) for outcome in run_batch(batch)]


def out_of_shape(batch: Batch) -> list[Outcome]:
    return [replace(outcome, values=outcome.values[:, :1]) for outcome in run_batch(batch)]


def forgetful(batch: Batch) -> list[Outcome]:
    return run_batch(batch)[:-1]


def deadly(batch: Batch) -> list[Outcome]:
    """The process dies in replication 3."""
    if batch.runs[0].replication == 3:
        os._exit(9)
    return run_batch(batch)


def slow(batch: Batch) -> list[Outcome]:
    """Leaves a note of each batch that is begun and takes its time."""
    notes = batch.runs[0].sector.notes
    with (notes / f"begun-{batch.batch:03d}").open("a") as note:
        note.write("x")
    time.sleep(0.15)
    return run_batch(batch)


def threads(batch: Batch) -> list[Outcome]:
    """As values: the threads that a numerical library would take, and the process."""
    facts = [float(os.environ["OMP_NUM_THREADS"]), float(os.getpid())]
    return [Outcome(run.run, np.tile(facts, (run.quarters, 1))) for run in batch.runs]


def engine(function=run_batch) -> Engine:
    return Engine(function, MEASURES)
