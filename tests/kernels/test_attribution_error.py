"""Noise of a stated rank correlation, records with holes, detectors that err."""

import numba
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.kernels import attribution_error
from simulator.kernels.attribution_error import among, detected, explained, recorded, with_rank_noise
from simulator.kernels.payment_shapes import rank_correlation
from simulator.randomness import purpose

MANY = 400 if numba.config.DISABLE_JIT else 20_000
WEIGHTS = np.random.default_rng(1).pareto(1.2, MANY)


def test_the_streams_are_those_in_the_table():
    named = purpose("attribution_noise"), purpose("training_record"), purpose("detector")
    assert named == (attribution_error.NOISE, attribution_error.RECORD, attribution_error.DETECTOR)


@pytest.mark.parametrize("stated", [0.0, 0.02, 0.27, 0.7, 0.95])
def test_the_rank_correlation_is_the_one_stated(stated):
    noisy = with_rank_noise(WEIGHTS, stated, 3, 0)
    assert rank_correlation(WEIGHTS, noisy) == pytest.approx(stated, abs=4 / np.sqrt(MANY))
    assert sorted(noisy.tolist()) == sorted(WEIGHTS.tolist())


def test_no_noise_changes_nothing():
    np.testing.assert_array_equal(with_rank_noise(WEIGHTS, 1.0, 3, 0), WEIGHTS)


def test_superstars_lose_and_the_tail_gains():
    order = np.argsort(WEIGHTS)
    top, bottom = order[-MANY // 20 :], order[: MANY // 2]
    noisy = with_rank_noise(WEIGHTS, 0.5, 3, 0)
    assert noisy[top].sum() < WEIGHTS[top].sum()
    assert noisy[bottom].sum() > WEIGHTS[bottom].sum()


def test_records_are_as_complete_as_stated_and_nest():
    half, most = recorded(MANY, 0.5, 1, 0), recorded(MANY, 0.9, 1, 0)
    assert half.mean() == pytest.approx(0.5, abs=2.5 / np.sqrt(MANY))
    assert (most | ~half).all()
    assert recorded(5, 1.0, 1, 0).all()
    assert not recorded(5, 0.0, 1, 0).any()


def test_detectors_err_as_stated():
    used = np.arange(MANY) % 2 == 0
    flags = detected(used, 0.8, 0.1, 1, 0)
    assert flags[used].mean() == pytest.approx(0.8, abs=4 / np.sqrt(MANY))
    assert flags[~used].mean() == pytest.approx(0.1, abs=4 / np.sqrt(MANY))
    np.testing.assert_array_equal(detected(used, 1.0, 0.0, 1, 0), used)


@given(st.lists(st.booleans(), min_size=1, max_size=8))
def test_who_is_not_seen_gets_nothing_and_nothing_is_lost(seen):
    weights, rest = among(np.full(len(seen), 1 / len(seen)), np.array(seen))
    assert weights.sum() + rest == pytest.approx(1.0, abs=1e-12)
    assert not weights[~np.array(seen)].any()


def test_the_unexplained_part_is_spread_evenly():
    np.testing.assert_allclose(explained([0.9, 0.1], 0.6), [0.74, 0.26], rtol=1e-14)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: with_rank_noise([1.0], 1.1, 0, 0), "rank correlation of 1.1"),
        (lambda: with_rank_noise([1.0], np.nan, 0, 0), "rank correlation of nan"),
        (lambda: recorded(3, -0.1, 0, 0), "recorded share is -0.1"),
        (lambda: detected(np.ones(1, bool), 2.0, 0.0, 0, 0), "hit rate is 2"),
        (lambda: detected(np.ones(1, bool), 1.0, np.nan, 0, 0), "false alarms is nan"),
        (lambda: explained([1.0], 2.0), "explained share is 2"),
    ],
)
def test_chances_outside_0_to_1_are_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()
