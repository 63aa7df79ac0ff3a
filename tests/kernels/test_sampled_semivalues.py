"""Drawn orders: unbiased with honest errors, the same in every block, and keyed by their number."""

import numba
import numpy as np
import pytest

from simulator.kernels import sampled_semivalues as sampled
from simulator.kernels.sampled_semivalues import PURPOSE, sampled_semivalue
from simulator.kernels.semivalues import banzhaf_sizes, beta_sizes, semivalue, shapley_sizes
from simulator.randomness import purpose

PLAYERS = 6
TABLE = np.random.default_rng(4).normal(size=1 << PLAYERS).cumsum()
SEEDS = 20 if numba.config.DISABLE_JIT else 200


def worth(members):
    return TABLE[members @ (1 << np.arange(PLAYERS))]


def test_the_stream_is_the_one_in_the_table():
    assert purpose("coalition_order") == PURPOSE


@pytest.mark.parametrize("sizes", [shapley_sizes(PLAYERS), banzhaf_sizes(PLAYERS), beta_sizes(PLAYERS, 4, 1)])
def test_z_scores_over_many_seeds_are_standard_normal(sizes):
    exact, scores = semivalue(TABLE, sizes), []
    for seed in range(SEEDS):
        estimate = sampled_semivalue(worth, sizes, PLAYERS, 100, 5, seed)
        scores.append((estimate.values - exact) / estimate.errors)
    scores = np.array(scores)
    assert np.abs(scores.mean(axis=0) * np.sqrt(SEEDS)).max() < 4.5  # six means of normals
    assert 0.8 < scores.std() < 1.25


def test_shapley_estimates_are_efficient_in_every_order():
    estimate = sampled_semivalue(worth, shapley_sizes(PLAYERS), PLAYERS, 7, 1, 0)
    assert estimate.values.sum() == pytest.approx(TABLE[-1] - TABLE[0], rel=1e-12)
    assert estimate.orders == 7


def test_blocks_change_no_bit(monkeypatch):
    whole = sampled_semivalue(worth, shapley_sizes(PLAYERS), PLAYERS, 23, 1, 0)
    monkeypatch.setattr(sampled, "COALITIONS_AT_ONCE", 3)
    single = sampled_semivalue(worth, shapley_sizes(PLAYERS), PLAYERS, 23, 1, 0)
    np.testing.assert_array_equal(whole.values, single.values)
    np.testing.assert_array_equal(whole.errors, single.errors)


@pytest.mark.parametrize("players", [21, 64, 70])
def test_many_players(players):
    # An additive game has no noise at all: everyone always adds the same.
    estimate = sampled_semivalue(lambda m: m @ np.arange(players), shapley_sizes(players), players, 4, 0, 0)
    np.testing.assert_allclose(estimate.values, np.arange(players), rtol=1e-12)
    assert estimate.errors.max() < 1e-10


@pytest.mark.parametrize("orders", [0, 1, 2.5, -3])
def test_too_few_orders_are_refused(orders):
    with pytest.raises(ValueError, match="at least 2"):
        sampled_semivalue(worth, shapley_sizes(PLAYERS), PLAYERS, orders, 0, 0)


def test_a_worth_that_is_not_finite_is_refused():
    with pytest.raises(ValueError, match="not finite"):
        sampled_semivalue(lambda m: np.full(len(m), np.nan), shapley_sizes(2), 2, 3, 0, 0)
