"""A model that answers at once, under the real scenario files; and the command line run in this process."""

from contextlib import nullcontext

import numpy as np
import pytest
from click.testing import CliRunner

from simulator.cli import main
from simulator.experiments import runner
from simulator.experiments.engine import Engine
from simulator.experiments.serial import Serial
from simulator.model.run import measures_of
from simulator.results.outcome import Outcome

SMALL = ["--reps", "3", "--scale", "0.02", "--set", "quarters=4"]


def run_batch(batch):
    """Every measure is 1,000 plus replication; in other regimes than the baseline half a per cent more."""
    return [outcome(run, 1.0 if run is batch.runs[0] else 1.005) for run in batch.runs]


def outcome(run, factor):
    values = np.full((run.quarters, len(measures_of(run))), (1000.0 + run.replication) * factor)
    return Outcome(run.run, values, phases={"settle": run.scale})


def no_levy(batch):
    return [
        Outcome.failure(run, len(measures_of(run)), "ValueError: no levy today")
        if run.regime == "statutory_levy"
        else outcome(run, 1.0)
        for run in batch.runs
    ]


def interrupted(batch):
    if batch.batch == 2:
        raise KeyboardInterrupt
    return run_batch(batch)


def residuals(*words):
    """What the command line answers: exit_code, stdout, stderr."""
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def model(monkeypatch):
    """Puts another model in ours' place, on the spot instead of in a pool: `model(run_batch)`."""

    def put(function=run_batch):
        monkeypatch.setattr(Engine, "ours", lambda plan: Engine(function, measures_of(plan.runs[0])))
        monkeypatch.setattr(runner, "pool", lambda: nullcontext(Serial()))

    put()
    return put
