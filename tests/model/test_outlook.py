"""Expectations: foresight expects what comes, adaptation closes in on what stays, and nobody expects in vain."""

import numpy as np
import pytest

from simulator.experiments.foresight import KINDS, expecting, report
from simulator.model.outlook import ADAPTED_SHARE
from simulator.model.run import FORESEEN_WITHIN, seen, simulate
from tests.model.quiet import at_rest
from tests.model.worlds import SMALL, a_run, hollywood, outcome_of, regime


def test_foresight_expects_what_comes() -> None:
    run = a_run(regime("data_dignity"), sector=expecting(hollywood(), "foresight"), quarters=12)
    history = simulate(run)
    expected, came = history.model.foreseen, seen(history)
    assert expected is not None
    assert expected.payments == pytest.approx(came.payments, abs=FORESEEN_WITHIN * max(came.payments))
    for one, other in zip(expected.ratios, came.ratios, strict=True):
        assert np.abs(one - other).mean() < 2 * FORESEEN_WITHIN  # a craft has as few as twenty rows at this scale


def test_adaptive_expectations_close_a_known_part_of_the_gap() -> None:
    history = simulate(a_run(regime("data_dignity"), sector=expecting(hollywood(), "adaptive"), quarters=8))
    outlook = history.model.economy.outlook
    years = np.convolve([0.0, 0.0, 0.0, *outlook.payments], np.ones(4), "valid")
    adapted = 0.0
    for year in years:  # by hand: a quarter of each surprise
        adapted += ADAPTED_SHARE * (year - adapted)
    assert outlook.adapted_payments == pytest.approx(adapted)


def test_where_neither_creation_nor_entry_responds_expectations_are_idle() -> None:
    idle = at_rest(labour__creation_elasticity=0.0, labour__entry_elasticity=0.0)
    runs = [outcome_of(a_run(regime("statutory_levy"), sector=expecting(idle, kind), quarters=8)) for kind in KINDS]
    assert all(np.array_equal(run.values, runs[0].values, equal_nan=True) for run in runs[1:])


def test_the_study_has_a_line_for_each_regime_and_kind() -> None:
    lines = list(report(hollywood(), {"levy": regime("statutory_levy")}, quarters=8, scale=SMALL))
    assert [line.split()[0] for line in lines[2:]] == ["adaptive", "foresight"]
