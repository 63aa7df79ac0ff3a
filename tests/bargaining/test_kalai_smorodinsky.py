"""Kalai-Smorodinsky on a table of payoffs, MODEL.md (10)."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq

from simulator.bargaining.agreement import Agreement, NoDeal
from simulator.bargaining.kalai_smorodinsky import kalai_smorodinsky


@given(st.floats(0, 4), st.floats(0, 4))
def test_transferable_surplus_is_split_in_half(union_out, firm_out):
    rates = np.linspace(0, 1, 9)
    got = kalai_smorodinsky(rates, 10 * rates - union_out, 10 - 10 * rates - firm_out)
    assert got.rate * 10 == pytest.approx(union_out + (10 - union_out - firm_out) / 2, abs=1e-4)


def test_the_textbook_kink():
    """Frontier u + f = 10 up to u = 5: ideals (5, 10), so u/5 = (10-u)/10 and u = 10/3."""
    union = np.linspace(0, 5, 51)
    got = kalai_smorodinsky(np.linspace(0, 1, 51), union, 10 - union)
    assert got.union_gain == pytest.approx(10 / 3)


@settings(max_examples=25)
@given(st.floats(0.001, 0.03), st.floats(0.001, 0.06))
def test_shares_of_the_ideal_gains_are_equal(union_out, firm_out):
    """Gross royalty, e = 4; ideals where the other is at its walk-away, or at the Laffer rate 1/4."""

    def union(r):
        return r * (1 - r) ** 3 - union_out

    def firm(r):
        return (1 - r) ** 4 / 4 - firm_out

    low, high = brentq(union, 0, 0.25), brentq(firm, 0, 1)
    ideals = union(min(high, 0.25)), firm(low)
    expected = brentq(lambda r: union(r) / ideals[0] - firm(r) / ideals[1], low, min(high, 0.25))
    rates = np.linspace(0, 0.9, 80)
    assert kalai_smorodinsky(rates, union(rates), firm(rates)).rate == pytest.approx(expected, abs=1e-3)


def test_scale_of_either_side_does_not_matter():
    rates = np.linspace(0, 0.9, 40)
    union, firm = rates * (1 - rates) ** 3 - 0.02, (1 - rates) ** 4 / 4 - 0.05
    one, two = kalai_smorodinsky(rates, union, firm), kalai_smorodinsky(rates, 100 * union, firm / 7)
    assert two.rate == pytest.approx(one.rate)


def test_no_deal_and_nothing_to_gain():
    rates = np.linspace(0, 1, 5)
    assert isinstance(kalai_smorodinsky(rates, 10 * rates - 7, 3 - 10 * rates), NoDeal)
    got = kalai_smorodinsky(rates, np.zeros(5), 10 - 10 * rates)
    assert isinstance(got, Agreement)
    assert got.firm_gain == pytest.approx(10)
