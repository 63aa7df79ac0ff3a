"""Rubinstein's offers, MODEL.md (10)."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.bargaining.alternating_offers import finite_horizon, rubinstein, rubinstein_in_rounds

RATES = st.floats(0.01, 0.5)
FLOWS = st.floats(0, 4)


@given(FLOWS, FLOWS, st.floats(0.3, 0.95), st.floats(0.3, 0.95))
def test_a_long_horizon_is_the_infinite_one(union, firm, union_discount, firm_discount):
    long = finite_horizon(10, union, firm, union_discount, firm_discount, 4001)
    assert long == pytest.approx(rubinstein_in_rounds(10, union, firm, union_discount, firm_discount))


@given(FLOWS, FLOWS, RATES, RATES)
def test_fast_offers_reach_the_limit(union, firm, union_rate, firm_rate):
    step = 1e-6
    rounds = rubinstein_in_rounds(10, union, firm, math.exp(-union_rate * step), math.exp(-firm_rate * step))
    assert rounds == pytest.approx(rubinstein(10, union, firm, union_rate, firm_rate), rel=1e-5)


def test_by_hand():
    # one round, take it or leave it: the firm is left with its dispute income
    assert finite_horizon(10, 1, 2, 0.9, 0.8, 1) == pytest.approx(8)
    # two rounds: the firm's own last offer leaves it 10 - 1; waiting is worth 0.2 x 2 + 0.8 x 9 = 7.6
    assert finite_horizon(10, 1, 2, 0.9, 0.8, 2) == pytest.approx(2.4)
    assert finite_horizon(10, 1, 2, 0.9, 0.8, 0) == 1
    assert rubinstein(10, 1, 2, 0.1, 0.1) == pytest.approx(1 + 7 / 2)  # equal patience: half the surplus


@given(FLOWS, FLOWS, RATES, RATES)
def test_a_dollar_that_studios_earn_in_a_dispute_costs_the_union_its_share_of_impatience(
    union, firm, union_rate, firm_rate
):
    loss = rubinstein(10, union, firm, union_rate, firm_rate) - rubinstein(10, union, firm + 1, union_rate, firm_rate)
    assert loss == pytest.approx(firm_rate / (union_rate + firm_rate))


@given(FLOWS, FLOWS, RATES, RATES)
def test_own_dispute_income_and_the_others_impatience_help(union, firm, union_rate, firm_rate):
    base = rubinstein(10, union, firm, union_rate, firm_rate)
    assert rubinstein(10, union + 1, firm, union_rate, firm_rate) >= base
    assert rubinstein(10, union, firm, union_rate, firm_rate * 2) >= base
    assert rubinstein(10, union, firm, union_rate * 2, firm_rate) <= base


def test_no_surplus_is_no_deal():
    for share in (lambda: rubinstein(10, 6, 6, 0.1, 0.1), lambda: finite_horizon(10, 6, 6, 0.9, 0.9, 3)):
        with pytest.raises(ValueError, match="no deal"):
            share()
