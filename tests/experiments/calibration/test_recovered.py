"""How often intervals held the truth, and how sure one can be of that."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from simulator.experiments.calibration.recovered import Recovered, by_truth, coverage, independent_cases
from tests.experiments.calibration.toys import normal, uniform


def test_one_parameter_is_a_plain_binomial():
    """Nine of ten worlds: Wilson's interval, from scipy."""
    held = np.array([[True]] * 9 + [[False]])
    low, high = binomtest(9, 10).proportion_ci(0.9, "wilson")
    assert by_truth(held) == {"share": 0.9, "low": pytest.approx(low), "high": pytest.approx(high), "parameters": 1}


def test_parameters_that_are_held_together_are_no_further_trials():
    held = np.array([True] * 9 + [False])
    together = by_truth(np.repeat(held[:, None], 25, axis=1))
    assert together == by_truth(held[:, None]) | {"parameters": 25}


def test_a_share_of_one_is_not_certain():
    """Ten worlds without a miss: Wilson's lower end is 1 / (1 + z^2 / 10), whatever the number of parameters."""
    told = by_truth(np.ones((10, 25), dtype=bool))
    assert (told["share"], told["high"]) == (1.0, 1.0)
    assert told["low"] == pytest.approx(1.0 / (1.0 + 1.6448536**2 / 10.0))


def test_cases_by_hand():
    """Shares 1, 1, 1/2, 1/2: variance of the mean (1/12) / 4, p(1-p) = 3/16, so 9 trials times (1.645 / 2.353)^2."""
    held = np.array([[True, True], [True, True], [True, False], [False, True]])
    assert independent_cases(held) == pytest.approx(9.0 * (1.6448536 / 2.3533634) ** 2, rel=1e-6)


def test_no_case_tells_nothing():
    assert by_truth(np.ones((10, 0), dtype=bool)) == {"share": None, "low": 0.0, "high": 1.0, "parameters": 0}


@pytest.mark.slow
def test_the_interval_holds_the_share_nine_times_in_ten_where_worlds_err_together():
    """A world's luck decides half of each of its cases: a plain binomial over all cases would hold it far less."""
    held_by = {"worlds": 0, "cases": 0}
    for trial in range(400):
        common, own = normal(40, 1, trial), normal(40, 20, trial, 1)
        held = (np.sqrt(0.5) * (common + own)) < 1.2815516  # the 90% quantile of a standard normal
        told = by_truth(held)
        low, high = binomtest(int(held.sum()), held.size).proportion_ci(0.9, "wilson")
        held_by["worlds"] += told["low"] <= 0.9 <= told["high"]
        held_by["cases"] += low <= 0.9 <= high
    assert 0.85 <= held_by["worlds"] / 400 <= 0.96
    assert held_by["cases"] / 400 < 0.7


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 2**31 - 1), truths=st.integers(1, 30), parameters=st.integers(1, 30))
def test_an_interval_holds_its_share(seed, truths, parameters):
    told = by_truth(uniform(truths, parameters, seed) < 0.9)
    assert 0.0 <= told["low"] <= told["share"] + 1e-12
    assert told["share"] - 1e-12 <= told["high"] <= 1.0
    assert told["high"] - told["low"] > 0.0


def test_an_interval_that_leaves_the_whole_range_does_not_flatter():
    """The first parameter keeps its range and is always held; the second is narrowed and missed by all."""
    truth = np.full((4, 2), 0.5)
    found = Recovered(truth, truth, np.array([[0.0, 0.6]] * 4), np.array([[1.0, 0.7]] * 4))
    told = coverage(found)
    assert told["all"]["share"] == 0.5
    assert (told["narrowed"]["share"], told["narrowed"]["parameters"]) == (0.0, 1)
    assert told["truths"] == 4
