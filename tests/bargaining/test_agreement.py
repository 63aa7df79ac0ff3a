"""Interpolation between the rows of a payoff table."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.bargaining.agreement import Frontier


@given(st.lists(st.floats(-5, 5), min_size=4, max_size=7))
def test_rows_are_met_and_nothing_overshoots_them(gains):
    rates = np.linspace(0, 1, len(gains))
    fine, union, firm = Frontier(rates, np.array(gains), -np.array(gains)).fine()
    assert np.interp(rates, fine, union) == pytest.approx(gains, abs=1e-9)
    assert union.min() >= min(gains) - 1e-9
    assert union.max() <= max(gains) + 1e-9
    assert firm == pytest.approx(-union)


def test_gains_next_to_nothing_are_no_warning():
    _, union, _ = Frontier(np.linspace(0, 1, 4), np.array([0.0, 0.0, 0.0, 2e-311]), np.zeros(4)).fine()
    assert np.isfinite(union).all()


def test_straight_lines_stay_straight():
    rates = np.array([0.0, 0.1, 0.4, 1.0])
    fine, union, _ = Frontier(rates, 3 * rates - 1, rates).fine()
    assert union == pytest.approx(3 * fine - 1)


def test_nearest_row_is_named():
    frontier = Frontier(np.array([0.0, 0.1, 0.4]), np.zeros(3), np.zeros(3))
    assert [frontier.agree(r).index for r in (0.04, 0.06, 0.3)] == [0, 1, 2]
