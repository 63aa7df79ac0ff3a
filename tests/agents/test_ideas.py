"""Banks of ideas: dealt by market share, appeal Pareto by strata, costs that keep the market's index at 1."""

import numpy as np
import pytest
from scipy.integrate import quad

from simulator.agents.ideas import bank, pareto, standing, studio_costs
from simulator.behaviour import slate
from simulator.randomness import Luck

LUCK = Luck(1, 0)
SHARES = np.array([0.5, 0.3, 0.2])


def test_ideas_are_dealt_by_market_share() -> None:
    assert np.bincount(bank(SHARES, 1000, 2.2).owner).tolist() == [500, 300, 200]
    assert np.bincount(bank(SHARES * 7.0, 10, 2.2).owner).tolist() == [5, 3, 2]
    assert bank(np.ones(1), 4, 2.2).owner.tolist() == [0] * 4


def test_pareto_by_the_inverse_distribution_function() -> None:
    assert pareto(np.array([1.0, 0.25, 0.01]), 2.0) == pytest.approx([1.0, 2.0, 10.0])


def test_typical_appeals_are_means_of_their_strata() -> None:
    typical = np.sort(bank(SHARES, 8, 2.2).typical_appeals())[::-1]
    expected = [8.0 * quad(lambda u: u ** (-1.0 / 2.2), k / 8.0, (k + 1) / 8.0)[0] for k in range(8)]
    assert typical == pytest.approx(expected, rel=1e-8)
    assert typical.mean() == pytest.approx(2.2 / 1.2)  # the Pareto's mean k/(k-1)


@pytest.mark.parametrize("quarter", [0, 1, 17])
def test_each_quarter_has_one_idea_in_each_stratum(quarter: int) -> None:
    appeals = bank(SHARES, 500, 2.2).appeals(LUCK, quarter)
    ranks = np.floor(np.sort(appeals**-2.2) * 500)  # back to uniforms
    assert ranks.tolist() == list(range(500))


def test_the_best_idea_moves_between_studios_and_places() -> None:
    ideas = bank(SHARES, 501, 2.2)
    best = [int(np.argmax(ideas.appeals(LUCK, quarter))) for quarter in range(200)]
    assert len(set(best)) > 150
    owners = np.bincount(ideas.owner[best], minlength=3) / 200
    assert np.abs(owners - SHARES).max() < 4.0 * np.sqrt(0.25 / 200)


def test_appeals_are_the_quarters_own() -> None:
    ideas = bank(SHARES, 100, 2.2)
    assert np.array_equal(ideas.appeals(LUCK, 4), ideas.appeals(LUCK, 4))
    assert not np.array_equal(np.sort(ideas.appeals(LUCK, 4)), np.sort(ideas.appeals(LUCK, 5)))


def test_costs_keep_the_number_of_works() -> None:
    costs = studio_costs(LUCK, SHARES * 2.0, 0.3)
    assert SHARES @ (1.0 / costs) == pytest.approx(1.0, rel=1e-12)
    assert np.ptp(costs) > 0.0


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("substitution", "tail"), [(3.7, 2.2), (5.0, 2.5), (2.5, 3.0)])
def test_market_shares_works_and_price_index_hold_in_every_draw_of_costs(seed, substitution, tail) -> None:
    # over a fine bank of ideas; what is left is who happens to hold the very best one
    ideas = bank(SHARES, 200_001, tail)
    appeals, ones, nothing = ideas.typical_appeals(), np.ones(ideas.size), np.zeros(ideas.size)
    blank = slate.Market(100.0, 1.0, 1.1, substitution)
    base = slate.calibrate_fixed_cost(appeals, ones, nothing, ideas.size / 6, 0.0, blank)
    market = slate.Market(100.0, base.price_index, 1.1, substitution)
    costs = studio_costs(Luck(seed, 0), SHARES, 0.15)
    liking = standing(costs, substitution, tail)
    made = slate.green_light(liking[ideas.owner] * appeals, costs[ideas.owner], base.fixed_cost, nothing, market)
    revenues = np.bincount(ideas.owner, made.revenues)
    assert revenues / revenues.sum() == pytest.approx(SHARES / SHARES.sum(), rel=1e-2)
    assert made.price_index == pytest.approx(base.price_index, rel=1e-2)
    assert made.lit.sum() == pytest.approx(ideas.size / 6, rel=1e-2)
    spent = (costs[ideas.owner] * (made.lit * base.fixed_cost + made.volumes)).sum()
    usual = slate.green_light(appeals, ones, base.fixed_cost, nothing, market)
    assert spent == pytest.approx((usual.lit * base.fixed_cost + usual.volumes).sum(), rel=1e-2)


def test_without_dispersion_costs_are_one() -> None:
    assert studio_costs(LUCK, SHARES, 0.0) == pytest.approx(np.ones(3), abs=1e-15)
    assert studio_costs(LUCK, np.ones(1), 0.5) == pytest.approx([1.0], rel=1e-14)
