"""Demand and surplus, MODEL.md (4)."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.optimize import minimize

from simulator.behaviour.demand import (
    compensating_variation,
    perceived_quality,
    price_index,
    revenues,
    spending,
    surplus_change,
)

PRICES, QUALITIES, MASSES = np.array([1.0, 1.4, 0.7]), np.array([1.0, 2.0, 0.8]), np.array([3.0, 1.0, 5.0])


def test_three_times_the_works_lower_the_index_by_the_love_of_variety():
    few, many = (price_index(PRICES, QUALITIES, MASSES * n, 3.7) for n in (1, 3))
    assert many / few == pytest.approx(3 ** (1 / (1 - 3.7)))


def test_index_is_the_cheapest_unit_of_utility():
    """Cost of one unit of [sum m (q y)^r]^(1/r), r = (sd-1)/sd, minimised directly."""
    sd, power = 3.7, 2.7 / 3.7

    def cost(logs):
        amounts = np.exp(logs)
        utility = (MASSES @ (QUALITIES * amounts) ** power) ** (1 / power)
        return MASSES @ (PRICES * amounts) / utility

    best = minimize(
        cost, np.zeros(3), method="Nelder-Mead", options={"xatol": 1e-10, "fatol": 1e-14, "maxiter": 6000}
    ).fun
    assert price_index(PRICES, QUALITIES, MASSES, sd) == pytest.approx(best, rel=1e-9)


@given(st.floats(1.1, 8), st.floats(0.1, 1e11))
def test_revenues_sum_to_spending(sd, total):
    got = revenues(PRICES, QUALITIES, MASSES, sd, total)
    assert got.sum() == pytest.approx(total)
    assert (got > 0).all()


@given(st.integers(1, 500), st.integers(1, 500), st.floats(1.2, 6), st.booleans())
def test_unseen_or_harmless_provenance_leaves_ai_its_count_share(humans, machines, sd, is_unseen):
    chi, distaste = (0.0, 0.3) if is_unseen else (0.1, 0.0)
    quality = perceived_quality(np.ones(2), chi, distaste, np.array([0.0, 1.0]))
    got = revenues(np.ones(2), quality, np.array([humans, machines], dtype=float), sd, 1.0)
    assert got[1] == pytest.approx(machines / (humans + machines))


def test_distaste_by_hand():
    # exp(-0.1 x 0.3 x 0.5)
    assert perceived_quality(np.array([2.0]), 0.1, 0.3, 0.5)[0] == pytest.approx(2 * math.exp(-0.015))


def test_pareto_quality_gives_pareto_revenue_with_tail_k_over_sd_less_one():
    """Rosen: at quantile u quality is u^(-1/k), so log revenue falls in log u with slope -(sd-1)/k."""
    sd, tail = 3.7, 6.0
    ranks = np.array([0.001, 0.01, 0.1])
    got = revenues(np.ones(3), ranks ** (-1 / tail), np.ones(3), sd, 1.0)
    slopes = np.diff(np.log(got)) / np.diff(np.log(ranks))
    assert slopes == pytest.approx(np.full(2, -(sd - 1) / tail))


def test_spending_by_hand():
    assert spending(141e9, 1.2, 1.1) == pytest.approx(141e9 * 1.2**-0.1)
    assert spending(141e9, 1.2, 1.0) == 141e9


@given(st.floats(0.3, 3), st.floats(0.2, 3))
def test_surplus_is_the_area_under_demand(ratio, elasticity):
    """Demand E0 p^-eps in units whose base price is 1, integrated from the new price to the old."""
    area, _ = quad(lambda p: p**-elasticity, ratio, 1.0)
    assert surplus_change(5.0, ratio, elasticity) == pytest.approx(5 * area, rel=1e-9, abs=1e-12)


@given(st.floats(0.3, 3), st.floats(-1e-9, 1e-9))
def test_surplus_is_smooth_through_unit_elasticity(ratio, off):
    assert surplus_change(1.0, ratio, 1 + off) == pytest.approx(-math.log(ratio), abs=1e-8)
    assert surplus_change(1.0, ratio, 1.0) == -math.log(ratio)


@given(st.floats(0.3, 3))
def test_compensating_variation_restores_real_spending(ratio):
    """CES utility is E/P: with E - CV at the new index it is what E gave at the old."""
    fixed = 7.0
    assert (fixed - compensating_variation(fixed, ratio)) / ratio == pytest.approx(fixed)
