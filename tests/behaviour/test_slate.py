"""The slate against brute force, its base year and the closed forms of MODEL.md (5) and (1)."""

import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq

from simulator.behaviour.slate import Market, calibrate_fixed_cost, green_light

MARKET = Market(100.0, 1.0, 1.1, 3.7)


def pareto(count, tail):
    """Mid-quantiles of a Pareto of this tail, best first."""
    return ((np.arange(count) + 0.5) / count) ** (-1 / tail)


def world(seed, count=60):
    rng = np.random.default_rng(seed)
    appeals = rng.permutation(pareto(count, 2.2))
    return appeals, np.exp(0.1 * rng.normal(size=count)), rng.uniform(0, 0.2, count)


def brute_force(appeals, costs, fixed, royalties, market):
    """Bisect the market mass; at a given mass an idea is lit iff it pays there, as MODEL.md (5) says."""
    sd, eps = market.work_substitution, market.demand_elasticity
    prices = sd / (sd - 1) * costs / (1 - royalties)
    weights = appeals * prices ** (1 - sd)

    def revenue(mass):
        index = mass ** (1 / (1 - sd))
        return market.base_spending * (index / market.base_price_index) ** (1 - eps) * weights / mass

    def lit(mass):
        return (1 - royalties) * revenue(mass) / sd >= fixed * costs

    low, high = 1e-12, 1e12
    for _ in range(300):
        middle = np.sqrt(low * high)
        low, high = (middle, high) if market.competition_mass + weights @ lit(middle) > middle else (low, middle)
    return high, lit(high * (1 + 1e-9)), lit(low * (1 - 1e-9))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("fixed", [1e-6, 0.02, 0.1, 0.5, 1e3])
def test_against_bisection(seed, fixed):
    ideas = world(seed)
    market = replace(MARKET, competition_mass=0.4)
    got = green_light(ideas[0], ideas[1], fixed, ideas[2], market)
    mass, sure, possible = brute_force(ideas[0], ideas[1], fixed, ideas[2], market)
    assert got.price_index == pytest.approx(mass ** (1 / -2.7), rel=1e-9)
    assert (got.lit[sure] == 1).all()
    assert (got.lit[~possible] == 0).all()
    assert ((got.lit > 0) & (got.lit < 1)).sum() <= 1


@given(st.integers(0, 10**6), st.floats(0.003, 3), st.floats(0, 2))
def test_money_adds_up_and_every_lit_idea_pays(seed, fixed, competition):
    appeals, costs, royalties = world(seed)
    market = replace(MARKET, competition_mass=competition)
    got = green_light(appeals, costs, fixed, royalties, market)
    others = got.spending * competition * got.price_index**2.7
    assert got.revenues.sum() + others == pytest.approx(got.spending)
    assert got.spending == pytest.approx(100 * got.price_index**-0.1)
    profit = (1 - royalties) * got.revenues - costs * (got.lit * fixed + got.volumes)
    assert (profit >= -1e-9 * got.spending).all()


@given(st.integers(0, 10**6), st.floats(0.01, 1), st.floats(0, 1))
def test_everything_is_continuous(seed, fixed, competition):
    appeals, costs, royalties = world(seed)
    market = replace(MARKET, competition_mass=competition)
    one = green_light(appeals, costs, fixed, royalties, market)
    two = green_light(appeals, costs, fixed * (1 + 1e-7), royalties, market)
    assert two.price_index == pytest.approx(one.price_index, rel=1e-6)
    assert two.lit.sum() == pytest.approx(one.lit.sum(), abs=1e-3)


@given(st.integers(0, 10**6), st.floats(0.02, 1), st.floats(0.01, 0.3))
def test_a_royalty_on_all_lights_fewer_and_raises_the_index(seed, fixed, rate):
    appeals, costs, _ = world(seed)
    free = green_light(appeals, costs, fixed, np.zeros(60), MARKET)
    charged = green_light(appeals, costs, fixed, np.full(60, rate), MARKET)
    assert charged.lit.sum() <= free.lit.sum() + 1e-9
    assert charged.price_index >= free.price_index * (1 - 1e-12)


@given(st.integers(0, 10**6), st.floats(0.02, 1), st.floats(0, 2))
def test_more_competition_crowds_out(seed, fixed, added):
    ideas = world(seed)
    alone = green_light(ideas[0], ideas[1], fixed, ideas[2], MARKET)
    crowded = green_light(ideas[0], ideas[1], fixed, ideas[2], replace(MARKET, competition_mass=added))
    assert crowded.lit.sum() <= alone.lit.sum() + 1e-9
    assert crowded.price_index <= alone.price_index * (1 + 1e-12)


@pytest.mark.parametrize("works", [1, 37, 41.5, 60])
@pytest.mark.parametrize("entrants", [0.0, 0.02, 0.44])
def test_the_base_year_reproduces_itself(works, entrants):
    appeals, costs, royalties = world(3)
    base = calibrate_fixed_cost(appeals, costs, royalties, works, entrants, MARKET)
    market = replace(MARKET, base_price_index=base.price_index, competition_mass=base.competition_mass)
    got = green_light(appeals, costs, base.fixed_cost, royalties, market)
    assert got.lit.sum() == pytest.approx(works, abs=1e-6)
    assert got.price_index == pytest.approx(base.price_index)
    assert got.spending == pytest.approx(100.0)
    assert got.revenues.sum() == pytest.approx(100 * (1 - entrants))


def test_equal_ideas_enter_to_the_closed_form():
    """N = (1-rho) E/(sd f C), with more ideas than that."""
    count, fixed, cost, rate = 4000, 0.01, 1.3, 0.1
    base_index = 0.2
    market = Market(100.0, base_index, 1.0, 3.7)  # eps 1: spending fixed
    got = green_light(np.ones(count), np.full(count, cost), fixed, np.full(count, rate), market)
    assert got.lit.sum() == pytest.approx(0.9 * 100 / (3.7 * fixed * cost))


@pytest.mark.parametrize("eps", [0.8, 1.1, 1.5])
def test_free_entry_elasticity_of_output(eps):
    """Inputs of equal ideas answer to their cost by eps (sd-1)/(sd-eps) (MODEL.md (1))."""

    def inputs(cost):
        got = green_light(np.ones(9000), np.full(9000, cost), 0.01, np.zeros(9000), Market(100.0, 0.2, eps, 3.7))
        return (got.lit * 0.01 + got.volumes).sum()

    slope = np.log(inputs(1.001) / inputs(0.999)) / np.log(1.001 / 0.999)
    assert -slope == pytest.approx(eps * 2.7 / (3.7 - eps), rel=1e-5)


def test_rents_are_one_over_sd_times_tail():
    """Many Pareto(k_r) ideas of equal cost: profit/revenue = 1/(sd k_r)."""
    count, tail = 400_000, 2.2
    appeals = pareto(count, tail)
    base = calibrate_fixed_cost(appeals, np.ones(count), np.zeros(count), count / 4, 0.0, MARKET)
    got = green_light(
        appeals, np.ones(count), base.fixed_cost, np.zeros(count), replace(MARKET, base_price_index=base.price_index)
    )
    profit = got.revenues.sum() - (got.lit * base.fixed_cost + got.volumes).sum()
    assert profit / got.revenues.sum() == pytest.approx(1 / (3.7 * tail), rel=2e-3)


def test_profit_royalty_with_fixed_cost_deductible_is_neutral():
    """(1-r)(R/sd - fC) has the sign of R/sd - fC: the slate is the one without it, by the rule itself."""
    appeals, costs, _ = world(5)
    got = green_light(appeals, costs, 0.05, np.zeros(60), MARKET)
    margin = got.revenues / 3.7 - got.lit * 0.05 * costs
    for rate in (0.1, 0.6):
        assert (((1 - rate) * margin >= -1e-12) == (margin >= -1e-12)).all()


def test_elasticities_that_explode_are_refused():
    with pytest.raises(ValueError, match="must exceed"):
        Market(1.0, 1.0, 3.7, 3.7)
    with pytest.raises(ValueError, match="must exceed"):
        Market(1.0, 1.0, 0.5, 0.9)
    with pytest.raises(ValueError, match="ideas"):
        calibrate_fixed_cost(np.ones(3), np.ones(3), np.zeros(3), 4, 0.0, MARKET)


def test_marginal_idea_is_indifferent():
    appeals, costs, royalties = world(8)
    fixed = brentq(lambda f: green_light(appeals, costs, f, royalties, MARKET).lit.sum() - 20.5, 1e-3, 10)
    got = green_light(appeals, costs, fixed, royalties, MARKET)
    marginal = int(np.flatnonzero((got.lit > 0) & (got.lit < 1))[0])
    full = got.revenues[marginal] / got.lit[marginal]
    assert (1 - royalties[marginal]) * full / 3.7 == pytest.approx(fixed * costs[marginal])


@pytest.mark.slow
def test_a_call_takes_less_than_half_a_millisecond():
    appeals, costs, royalties = world(1, 1200)
    market = replace(MARKET, competition_mass=1.0)
    best = np.inf
    for _ in range(20):
        start = time.perf_counter()
        for _ in range(50):
            green_light(appeals, costs, 0.01, royalties, market)
        best = min(best, (time.perf_counter() - start) / 50)
    assert best < 0.5e-3
