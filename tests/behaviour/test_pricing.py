"""Prices against the profit of a studio searched directly, MODEL.md (5)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from simulator.behaviour.pricing import (
    free_entry_works,
    industry_elasticity,
    markup,
    profit_royalty_price,
    rent_share,
    unit_levy_price,
    work_price,
)


def best_price(profit):
    return minimize_scalar(lambda p: -profit(p), bounds=(0.5, 50), method="bounded", options={"xatol": 1e-11}).x


@given(st.floats(1.5, 6), st.floats(1, 3), st.floats(0, 0.8), st.floats(0, 0.8))
def test_each_price_is_the_most_profitable_one(sd, cost, rate, levy):
    gross = best_price(lambda p: ((1 - rate) * p - cost) * p**-sd)
    unit = best_price(lambda p: (p - cost - levy) * p**-sd)
    profit = best_price(lambda p: (1 - rate) * (p - cost) * p**-sd)
    assert work_price(cost, sd, rate) == pytest.approx(gross, rel=1e-5)
    assert unit_levy_price(cost, sd, levy) == pytest.approx(unit, rel=1e-5)
    assert profit_royalty_price(cost, sd, rate) == pytest.approx(profit, rel=1e-5)


@given(st.floats(1.1, 8), st.floats(0, 0.9))
def test_a_gross_royalty_passes_through_and_a_profit_royalty_does_not(sd, rate):
    cost = np.array([0.5, 2.0])
    assert work_price(cost, sd, rate) / work_price(cost, sd) == pytest.approx(np.full(2, 1 / (1 - rate)))
    assert profit_royalty_price(cost, sd, rate) == pytest.approx(work_price(cost, sd))


def test_no_price_without_substitution_above_one_and_no_royalty_of_all_profit():
    assert markup(3.7) == pytest.approx(3.7 / 2.7)
    with pytest.raises(ValueError, match="exceed 1"):
        markup(1.0)
    with pytest.raises(ValueError, match="not in"):
        profit_royalty_price(1.0, 3.7, 1.0)


def test_industry_elasticity_by_hand():
    assert industry_elasticity(1.1, 3.7) == pytest.approx(1.1 * 2.7 / 2.6)
    assert industry_elasticity(1.1, 3.7, has_free_entry=False) == 1.1
    with pytest.raises(ValueError, match="below"):
        industry_elasticity(3.7, 3.7)


@given(st.floats(0.2, 1.5), st.floats(2, 8))
def test_entry_makes_an_industry_more_elastic_only_above_one(eps, sd):
    """eps (sd-1)/(sd-eps) - eps has the sign of eps - 1."""
    assert (industry_elasticity(eps, sd) - eps) * (eps - 1) >= -1e-12


def test_margins_of_the_facts():
    """MODEL.md (5): 12.2% at sd 3.7 needs k_r 2.2."""
    assert rent_share(3.7, 2.2) == pytest.approx(0.122, abs=0.001)


def test_free_entry_leaves_no_profit():
    spending, sd, fixed, cost, rate = 100.0, 3.7, 0.2, 1.3, 0.1
    works = free_entry_works(spending, sd, fixed, cost, rate)
    revenue = spending / works
    volume = revenue / work_price(cost, sd, rate)
    assert (1 - rate) * revenue == pytest.approx(cost * (fixed + volume))
