"""One outcome for every run, whatever the model does."""

import numpy as np
import pytest

from simulator.experiments.work import at_draws, in_one_line, work
from tests.experiments import fakes


def _worked(function, batch=2):
    made = fakes.plan().batches[batch]
    return made, work(function, made, len(fakes.MEASURES))


def test_the_model_receives_the_sector_at_its_draws():
    batch = at_draws(fakes.plan().batches[2])
    assert all(dict(run.sector.values) == run.values for run in batch.runs)
    assert len({id(run.sector) for run in batch.runs}) == 1


def test_outcomes_come_in_the_order_of_the_runs():
    batch, outcomes = _worked(fakes.backwards)
    assert [outcome.run for outcome in outcomes] == [run.run for run in batch.runs]


def test_only_the_regime_that_raises_is_lost():
    _, expected = _worked(fakes.run_batch)
    _, outcomes = _worked(fakes.no_levy)
    assert [outcome.error is None for outcome in outcomes] == [True, False, True]
    assert outcomes[1].error.startswith("ZeroDivisionError: no levy today (fakes.py:")
    assert np.isnan(outcomes[1].values).all()
    assert np.array_equal(outcomes[2].values, expected[2].values)


def test_without_its_baseline_a_batch_is_lost():
    _, outcomes = _worked(fakes.no_baseline, batch=6)
    assert all("no baseline today" in (outcome.error or "") for outcome in outcomes)


def test_a_ledger_that_does_not_balance_is_a_failure():
    _, outcomes = _worked(fakes.off_balance, batch=0)
    assert outcomes[2].error == "the ledger does not balance: 1 microcents too many"
    assert np.isnan(outcomes[2].values).all()
    assert outcomes[0].error is None


@pytest.mark.parametrize(
    ("function", "word"),
    [(fakes.out_of_shape, "the model gave values (8, 1), not (8, 2)"), (fakes.forgetful, "KeyError")],
)
def test_what_is_not_as_agreed_is_a_failure(function, word):
    _, outcomes = _worked(function)
    assert word in (outcomes[-1].error or "")


def test_an_error_of_many_lines_becomes_one():
    assert in_one_line(ValueError("one\n  two")) == "ValueError: one two"
