"""Capability, MODEL.md (2)."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.behaviour.capability import capability, effective_price


@given(st.floats(0, 20), st.floats(0, 2.3), st.floats(0, 50))
def test_without_data_elasticity_no_regime_can_move_it(years, progress, ratio):
    assert capability(years, progress, ratio, 0.0) == capability(years, progress, 1.0, 0.0)


@given(st.floats(0, 20), st.floats(0, 2.3), st.floats(0.01, 50), st.floats(0, 1))
def test_twice_the_data_is_two_to_the_elasticity(years, progress, ratio, elasticity):
    twice = capability(years, progress, 2 * ratio, elasticity)
    assert twice == pytest.approx(capability(years, progress, ratio, elasticity) * 2**elasticity)


def test_by_hand():
    # a tenfold fall of the price takes ln 10/0.4 = 5.756 years
    assert capability(math.log(10) / 0.4, 0.4, 1.0, 0.15) == pytest.approx(10.0)
    assert effective_price(1.1, 10.0) == pytest.approx(0.11)
