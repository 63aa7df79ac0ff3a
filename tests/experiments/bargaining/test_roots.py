"""Roots, maxima and intervals of functions that are known."""

import numpy as np
import pytest

from simulator.experiments.bargaining.roots import highest, median_interval, root


def test_a_root_is_found_and_a_missing_one_says_on_which_side_it_lies():
    assert root(lambda x: x - 0.3, (0.0, 1.0))["value"] == pytest.approx(0.3, abs=1e-3)
    assert root(lambda x: -1.0 - x, (0.0, 1.0)) == {"value": None, "side": -1.0}
    assert root(lambda x: x, (0.0, 1.0)) == {"value": 0.0, "side": 0.0}


def test_the_highest_place_inside_and_at_an_end():
    assert highest(lambda x: x * (1 - x) ** 3, (0.0, 1.0)) == pytest.approx(0.25, abs=2e-3)
    assert highest(lambda x: x, (0.0, 1.0)) == pytest.approx(1.0, abs=2e-3)


def test_order_statistics_hold_the_median():
    # n = 10: P(X_(2) < median < X_(9)) = 1 - 2 x 11/1024 = 0.979, X_(3) and X_(8) only 0.891
    assert median_interval(np.arange(1.0, 11.0)) == [2.0, 9.0]
    assert median_interval(np.array([1.0, 2.0])) is None
    assert median_interval(np.array([])) is None
