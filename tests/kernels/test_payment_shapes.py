"""Gini, overlap, rank correlation and money moved, by hand and against scipy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

from simulator.kernels.payment_shapes import compared, gini, moved, overlap, rank_correlation

PAYMENTS = st.lists(st.integers(0, 9), min_size=3, max_size=20)


def test_gini_by_hand():
    assert gini([5, 5, 5]) == pytest.approx(0.0, abs=1e-15)
    assert gini([0, 0, 0, 8]) == pytest.approx(0.75)
    assert gini([1, 3]) == pytest.approx(0.25)  # mean difference 2, twice over 4 pairs and twice the mean
    assert np.isnan(gini([0, 0]))


@given(PAYMENTS)
def test_gini_is_half_the_relative_mean_difference(payments):
    array = np.array(payments, dtype=float)
    if array.sum():
        expected = np.abs(array[:, None] - array).sum() / (2 * len(array) ** 2 * array.mean())
        assert gini(array) == pytest.approx(expected, abs=1e-12)


@given(PAYMENTS.flatmap(lambda a: st.tuples(st.just(a), st.permutations(a))))
def test_rank_correlation_is_spearmans(pair):
    first, second = pair
    if len(set(first)) > 1:
        assert rank_correlation(first, second) == pytest.approx(spearmanr(first, second).statistic, abs=1e-12)
    else:
        assert np.isnan(rank_correlation(first, second))


def test_money_moved_and_overlap_by_hand():
    assert moved([1, 1, 2], [2, 1, 1]) == 0.25
    assert moved([3, 0], [0, 9]) == 1.0
    assert overlap([5, 4, 3, 0], [5, 0, 3, 4], 2) == 0.5
    assert np.isnan(moved([0], [1]))


def test_all_at_once():
    found = compared([4, 3, 2, 1], [1, 2, 3, 4], 1)
    assert (found.overlap, found.rank_correlation) == (0.0, pytest.approx(-1.0))
    assert found.moved_share == pytest.approx(0.4)
    assert found.gini == pytest.approx(0.25)


@pytest.mark.parametrize("bad", [[-1.0, 2.0], [np.nan], [[1.0]]])
def test_bad_payments_are_refused(bad):
    with pytest.raises(ValueError, match="payments must be"):
        gini(bad)
    with pytest.raises(ValueError, match="same people"):
        compared([1.0], [1.0, 2.0], 1)
