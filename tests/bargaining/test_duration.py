"""Lengths of strikes: the closed form, and Kennan's data (statsmodels.datasets.strikes) beside it."""

from importlib import import_module

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kstest

from simulator.bargaining.duration import hazards, longer_than, round_days_for
from simulator.bargaining.strikes import no_floor_cutoff
from simulator.experiments.bargaining.screening import HOLLYWOOD, MANUFACTURING, MONTHS, NO_FLOOR_DISCOUNT


def kennan():
    """Days of 62 strikes in US manufacturing that began in June, 1968 to 1976."""
    strikes = import_module("statsmodels.datasets.strikes")
    return strikes.load_pandas().data["duration"].to_numpy(dtype=np.float64)


def test_hazards_by_hand():
    days = np.array([10.0, 20.0, 40.0, 70.0])
    # half of four end by 30, one of the two that are left by 60, the last one by 90
    assert hazards(days, np.ones(4), (0, 30, 60, 90)) == pytest.approx([0.5, 0.5, 1.0])
    assert np.isnan(hazards(days, np.ones(4), (0, 90, 120))[1])


@given(st.floats(0.05, 0.95), st.floats(1.0, 100.0))
def test_screening_without_a_floor_settles_with_hazard_one_less_k(discount, round_days):
    k = no_floor_cutoff(discount)
    rounds = np.arange(1, 4000)
    weights = (1 - k) * k ** (rounds - 1.0)
    edges = [0.0, 1.5 * round_days, 2.5 * round_days]
    first, second = hazards(rounds * round_days, weights, edges)
    assert (first, second) == pytest.approx((1 - k, 1 - k), rel=1e-6)
    assert rounds * round_days @ weights == pytest.approx(round_days / (1 - k), rel=1e-6)
    assert round_days_for(round_days / (1 - k), k) == pytest.approx(round_days)


def test_the_figures_of_manufacturing_are_kennans():
    days = kennan()
    found = {"mean": days.mean(), "median": np.median(days), "sd": days.std(ddof=1), "p90": np.quantile(days, 0.9)}
    assert {name: MANUFACTURING[name] for name in found} == pytest.approx(found, abs=0.05)
    assert MANUFACTURING["hazards"] == pytest.approx(hazards(days, np.ones(days.size), MONTHS), abs=5e-3)


def test_calibrated_to_their_mean_screening_is_not_rejected_by_kennans_strikes():
    """One figure is fitted (the round, 10.2 days); Kolmogorov-Smirnov over 62 strikes, and the spread, are not."""
    days, k = kennan(), no_floor_cutoff(NO_FLOOR_DISCOUNT)
    round_days = round_days_for(days.mean(), k)
    assert round_days == pytest.approx(10.2, abs=0.1)
    outcome = kstest(days, lambda x: 1 - k ** (x / round_days))
    assert outcome.pvalue > 0.1
    assert round_days * np.sqrt(k) / (1 - k) == pytest.approx(days.std(ddof=1), rel=0.25)


def test_hollywoods_strikes_are_longer_than_nine_in_ten_of_manufacturings():
    k = no_floor_cutoff(NO_FLOOR_DISCOUNT)
    round_days = round_days_for(MANUFACTURING["mean"], k)
    assert all(longer_than(days, round_days, k) < 0.1 for days in HOLLYWOOD.values())
    assert all((kennan() >= days).mean() < 0.2 for days in HOLLYWOOD.values())
