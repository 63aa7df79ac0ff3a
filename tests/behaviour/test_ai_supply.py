"""AI firms, MODEL.md (6)."""

from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from simulator.behaviour.ai_supply import (
    audit_belief,
    choose_blocks,
    composite_price,
    entering_share,
    evades,
    market_shares,
    price,
)

SHARES = np.array([0.5, 0.3, 0.2])


def test_price_by_hand():
    assert price(1.67, np.array([1.0, 2.0]), 0.1) == pytest.approx([1.67 / 0.9, 3.34 / 0.9])


@given(st.lists(st.floats(0.1, 5), min_size=3, max_size=3), st.floats(0, 6))
def test_shares_sum_to_one_and_follow_prices(prices, theta):
    got = market_shares(np.array(prices), SHARES, theta)
    assert got.sum() == pytest.approx(1)
    dearer = market_shares(np.array([prices[0] * 2, *prices[1:]]), SHARES, theta)
    assert (dearer[0] - got[0]) * (1 - theta) >= -1e-12


@given(st.floats(0, 6), st.floats(0.1, 5))
def test_one_price_for_all_keeps_base_shares(theta, common):
    prices = np.full(3, common)
    assert market_shares(prices, SHARES, theta) == pytest.approx(SHARES)
    assert composite_price(prices, SHARES, theta) == pytest.approx(common)


@given(st.lists(st.floats(0.2, 5), min_size=3, max_size=3), st.floats(0, 6))
def test_shares_are_the_slopes_of_the_composite(prices, theta):
    """Shephard: dln P/dln p_f is the revenue share."""
    logs, step = np.log(prices), 1e-5
    up, down = (composite_price(np.exp(logs + np.array([s, 0, 0])), SHARES, theta) for s in (step, -step))
    assert np.log(up / down) / (2 * step) == pytest.approx(market_shares(np.exp(logs), SHARES, theta)[0], abs=1e-5)


def test_composite_is_geometric_at_unit_elasticity():
    prices = np.array([2.0, 1.0, 0.5])
    assert composite_price(prices, SHARES, 1.0) == pytest.approx(2**0.5 * 0.5**0.2)
    assert composite_price(prices, SHARES, 1 + 1e-7) == pytest.approx(2**0.5 * 0.5**0.2, rel=1e-6)


def best_by_trying(stocks, free, prices, eta, theta, margin):
    def worth(chosen):
        return (free + np.dot(chosen, stocks)) ** (eta * (theta - 1)) * (margin - np.dot(chosen, prices))

    return max(worth(np.array(chosen)) for chosen in product([0, 1], repeat=len(stocks)))


def blocks(seed, count):
    rng = np.random.default_rng(seed)
    stocks = rng.lognormal(0, 1, count)
    return stocks, rng.uniform(0, 2, count) * 0.06 * stocks / stocks.sum() * 4


@given(st.integers(0, 10**6), st.integers(1, 9), st.floats(0, 0.5), st.floats(1.5, 6), st.floats(0.1, 0.6))
def test_block_choice_is_the_best_there_is(seed, count, eta, theta, margin):
    stocks, prices = blocks(seed, count)
    chosen = choose_blocks(stocks, 0.3, prices, eta, theta, margin)
    assert chosen.dtype == np.bool_
    got = (0.3 + stocks[chosen].sum()) ** (eta * (theta - 1)) * (margin - prices[chosen].sum())
    assert got == pytest.approx(best_by_trying(stocks, 0.3, prices, eta, theta, margin))


@pytest.mark.parametrize("count", [5, 30])
def test_free_data_is_always_used_and_useless_data_never_bought(count):
    stocks, prices = blocks(1, count)
    assert choose_blocks(stocks, 0.3, np.zeros(count), 0.15, 4.0, 0.4).all()
    assert choose_blocks(stocks, 0.3, np.zeros(count), 0.0, 4.0, 0.4).all()
    assert not choose_blocks(stocks, 0.3, prices, 0.0, 4.0, 0.4).any()


def test_greedy_is_within_a_thousandth_of_exact_at_twelve(monkeypatch):
    """The gap that beyond twelve blocks nobody can measure, measured at twelve over 200 draws."""
    gaps = []
    for seed in range(200):
        stocks, prices = blocks(seed, 12)
        worth = []
        for exact_to in (12, 0):
            monkeypatch.setattr("simulator.behaviour.ai_supply.EXACT_BLOCKS", exact_to)
            chosen = choose_blocks(stocks, 0.3, prices, 0.15, 4.0, 0.4)
            worth.append((0.3 + stocks[chosen].sum()) ** 0.45 * (0.4 - prices[chosen].sum()))
        gaps.append(1 - worth[1] / worth[0])
    assert min(gaps) >= -1e-12
    assert max(gaps) < 1e-3


@given(st.floats(0, 1), st.floats(0, 10))
def test_evasion_ends_at_the_becker_probability(probability, penalty):
    threshold = 1 / (1 + penalty)
    assume(abs(probability - threshold) > 1e-9)
    assert evades(probability, penalty, 0.0) == (probability < threshold)


def test_ties_comply_and_a_costly_evasion_needs_less_audit():
    assert not evades(0.25, 3.0, 0.0)
    assert evades(0.2, 3.0, 0.1)
    assert not evades(0.2, 3.0, 0.25)


@given(st.floats(0.1, 5), st.floats(0.1, 20), st.integers(0, 80))
def test_belief_fades_without_audits(alpha, beta, quiet):
    assert audit_belief(alpha, beta, quiet) == pytest.approx(alpha / (alpha + beta + quiet))
    assert audit_belief(alpha, beta, quiet + 1) < audit_belief(alpha, beta, quiet)
    assert audit_belief(alpha, beta, quiet, 1) > audit_belief(alpha, beta, quiet)


@given(st.integers(1, 40), st.floats(0.05, 30.0), st.floats(1.2, 9.0))
def test_of_equal_firms_as_many_are_there_as_the_market_keeps(firms: int, kept: float, markup: float) -> None:
    # free entry, CES among equal firms of one unit each: N (fixed cost) = margin x sales, so N = N0 x kept
    new = firms * entering_share(1.0, kept)
    there = firms + new
    assert there == pytest.approx(max(firms, firms * kept), rel=2e-3)
    if new > 0.0:
        margin, sales = 1 - 1 / markup, 100.0 * kept  # of a market that grew `kept`-fold
        fixed_cost_of_one = margin * 100.0 / firms  # what a firm just earned in the base year
        assert margin * sales / there == pytest.approx(fixed_cost_of_one, rel=1e-9)


def test_nobody_enters_where_rivals_hold_what_the_market_keeps() -> None:
    assert entering_share(1.0, 1.0) == 0.0
    assert entering_share(1.0, 0.9) == 0.0  # a royalty takes a tenth of the margin
    assert entering_share(0.75, 1.0) == 0.25  # a firm that held a quarter has left
    assert entering_share(1.0, 1.0 + 5e-4) == 0.0  # too few to follow
