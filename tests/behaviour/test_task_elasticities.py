"""Closed forms of hours against finite differences of the task mix itself, MODEL.md (1)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.behaviour.task_elasticities import (
    craft_elasticity,
    hours_ratio,
    hours_response,
    labour_elasticity,
    parity_royalty,
)
from simulator.behaviour.task_mix import choose, input_volumes

ONE = np.ones(1)
STEP = 1e-5


def hours(price, kappa, sigma, odds, elasticity):
    """Hours when the craft's volume is C^-eps."""
    got = choose(ONE, ONE, price, np.array([kappa]), sigma, odds)
    return got.human_hours[0] * got.unit_cost[0] ** -elasticity


SIGMAS = st.one_of(st.floats(0.1, 0.8), st.floats(1.2, 5))  # complements, substitutes


@given(st.floats(0.1, 5), st.floats(0, 1), SIGMAS, st.floats(0.02, 1.5), st.floats(0, 3))
def test_response_is_the_slope_of_log_hours(price, kappa, sigma, odds, elasticity):
    ends = [np.log(hours(price * f, kappa, sigma, odds, elasticity)) for f in (np.exp(-STEP), np.exp(STEP))]
    share = choose(ONE, ONE, price, np.array([kappa]), sigma, odds).ai_share[0]
    assert hours_response(kappa, share, sigma, elasticity) == pytest.approx((ends[1] - ends[0]) / (2 * STEP), abs=1e-6)


@given(st.floats(0.1, 5), st.floats(0, 1), st.floats(1.2, 5), st.floats(0.02, 1.5), st.floats(0, 3))
def test_ratio_is_hours_with_over_without(price, kappa, sigma, odds, elasticity):
    share = choose(ONE, ONE, price, np.array([kappa]), sigma, odds).ai_share[0]
    assert hours_ratio(kappa, share, sigma, elasticity) == pytest.approx(hours(price, kappa, sigma, odds, elasticity))


@given(st.floats(0.01, 0.99), st.floats(1.2, 5), st.floats(0, 6))
def test_fully_contestable_work_has_the_simple_sign(share, sigma, elasticity):
    assert hours_response(1.0, share, sigma, elasticity) == pytest.approx(share * (sigma - elasticity), abs=1e-12)


@pytest.mark.parametrize("share", [0.1, 0.5])
def test_at_unit_elasticity_hours_fall_by_the_ai_cost_share(share):
    assert hours_ratio(1.0, share, 2.2, 1.0) == pytest.approx(1 - share)


def test_craft_elasticity_is_the_slope_of_demand():
    """Raise one craft's cost; output volume answers with eps_X, the composite with the nested CES."""
    shares, eta_x, eta_n, labour_share, eps_x = np.array([0.3, 0.7]), 0.3, 0.4, 0.38, 1.14

    def demand(log_cost):
        prices = np.array([np.exp(log_cost), 1.0])
        cost = input_volumes(prices, shares, eta_x, eta_n, labour_share, 1.0)[2]
        return input_volumes(prices, shares, eta_x, eta_n, labour_share, cost**-eps_x)[0][0]

    slope = (np.log(demand(STEP)) - np.log(demand(-STEP))) / (2 * STEP)
    expected = craft_elasticity(0.3, eta_x, labour_elasticity(labour_share, eta_n, eps_x))
    assert -slope == pytest.approx(expected, rel=1e-6)


def test_labour_elasticity_at_the_defaults_is_about_one_half():
    """MODEL.md (1): eps_L near 0.5 at eta_n 0.3, thL 0.274, eps 1.1, sd 3.7."""
    with_entry = 1.1 * 2.7 / 2.6
    assert labour_elasticity(0.274, 0.3, with_entry) == pytest.approx(0.53, abs=0.03)


@given(st.floats(0.02, 1.5), st.floats(1.2, 5), st.floats(0.5, 2), st.floats(0.05, 3))
def test_at_the_parity_royalty_ai_takes_half(odds, sigma, wage, price):
    royalty = parity_royalty(odds, sigma, wage, price)
    wages = np.array([wage])
    assert choose(wages, wages, price * (1 + royalty), ONE, sigma, odds).ai_share[0] == pytest.approx(0.5, abs=1e-6)


@given(st.floats(0, 1), st.floats(0, 0.99), st.floats(1.2, 5), st.floats(0, 0.99))
def test_below_unit_elasticity_dearer_ai_never_costs_hours(kappa, share, sigma, elasticity):
    assert hours_response(kappa, share, sigma, elasticity) >= 0
