"""Luck's share beside two variances by hand, and how often its bounds hold the truth."""

import numpy as np
import pytest

from simulator.experiments.sensitivity.luck import share


def test_by_hand():
    """Variances 1 and 4: a fifth of the whole; of the mean of two worlds luck is half as large, a ninth."""
    worlds, points = np.array([-1.0, 0.0, 1.0]), np.array([-2.0, 0.0, 2.0])
    assert share(worlds, points)[1] == pytest.approx(0.2)
    assert share(worlds, points, 2)[1] == pytest.approx(1 / 9)


def test_bounds_hold_the_truth_nine_times_in_ten():
    """Normal luck and figures with variances 1 and 9, 2,000 times: 90%, and four deviations are 2.7 points."""
    rng = np.random.default_rng(11)
    found = np.array([share(rng.normal(0, 1, 16), rng.normal(0, 3, 64)) for _ in range(2_000)])
    assert np.mean((found[:, 0] <= 0.1) & (found[:, 2] >= 0.1)) == pytest.approx(0.9, abs=0.027)


def test_fewer_degrees_of_freedom_widen_the_bounds():
    rng = np.random.default_rng(1)
    worlds, points = rng.normal(0, 1, 16), rng.normal(0, 3, 64)
    narrow, wide = share(worlds, points), share(worlds, points, 1, 5)
    assert wide[0] < narrow[0] < narrow[2] < wide[2]


def test_without_luck_there_is_none_and_where_nothing_else_varies_it_is_all():
    assert share(np.zeros(5), np.arange(5.0)).tolist() == [0.0, 0.0, 0.0]
    assert share(np.arange(5.0), np.zeros(5)).tolist() == [1.0, 1.0, 1.0]
    assert np.isnan(share(np.zeros(5), np.zeros(5))).all()
    assert np.isnan(share(np.array([1.0, 2.0, np.nan]), np.arange(5.0))).all()
