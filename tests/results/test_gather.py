"""Outcomes come in any order and end sorted."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.results.gather import Gathering
from tests.results.worlds import MEASURES, cube_of, outcome, run

RUNS = [run(number, "ab"[number % 2], replication=number // 2) for number in range(6)]
OUTCOMES = [outcome(number, np.full((8, 2), float(number))) for number in range(6)]


@given(st.permutations(range(6)), st.permutations(range(6)))
def test_order_changes_nothing(order_of_runs, order_of_outcomes):
    cube = cube_of([RUNS[i] for i in order_of_runs], [OUTCOMES[i] for i in order_of_outcomes])
    assert cube.plan["run"].tolist() == list(range(6))
    assert np.array_equal(cube.values[:, 0, 0], np.arange(6.0))
    assert cube.digest() == cube_of(RUNS, OUTCOMES).digest()


def test_quarters_are_named_along_the_calendar():
    assert cube_of(RUNS, OUTCOMES).quarters[-2:] == ("2028Q3", "2028Q4")


def test_failures_keep_their_reason():
    cube = cube_of([run(0)], [outcome(0, np.full((8, 2), np.nan), error="ValueError: no")])
    assert cube.failures()[["status", "error"]].to_numpy().tolist() == [["failed", "ValueError: no"]]


def test_seconds_by_phase_are_columns():
    cube = cube_of([run(0)], [outcome(0, np.zeros((8, 2)), phases={"settle": 0.5})])
    assert cube.plan["phase/settle"].tolist() == [0.5]


def test_a_missing_outcome_is_an_error():
    gathering = Gathering(RUNS, MEASURES)
    gathering.add(OUTCOMES[:-1])
    with pytest.raises(KeyError):
        gathering.cube()


def test_runs_of_different_spans_are_an_error():
    with pytest.raises(ValueError, match="2 spans"):
        Gathering([run(0, quarters=8), run(1, quarters=4)], MEASURES)
