"""Intervals against hand calculation and scipy."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import stats

from simulator.results.interval import interval, luck_share, probability_positive

NUMBERS = st.floats(-1e9, 1e9)
SAMPLES = hnp.arrays(np.float64, st.integers(2, 60), elements=NUMBERS)
NONE = np.array([])


def test_by_hand():
    # 21 equally spaced numbers: the 5%, 50% and 95% quantiles are the 2nd, 11th and 20th of them
    found = interval(np.arange(-10.0, 11.0), NONE)
    assert (found.low, found.middle, found.high, found.pairs) == (-9.0, 0.0, 9.0, 21)
    assert found.probability_positive == pytest.approx(0.5)  # ten above, one tie


def test_one_pair_is_its_own_interval():
    found = interval(np.array([3.0]), NONE)
    assert (found.low, found.middle, found.high, found.probability_positive) == (3.0, 3.0, 3.0, 1.0)
    assert math.isnan(found.luck_share)


def test_without_pairs_nothing_is_known():
    found = interval(np.array([np.nan]), NONE)
    assert found.pairs == 0
    assert all(map(math.isnan, (found.low, found.middle, found.high, found.probability_positive)))


@given(SAMPLES)
def test_quantiles_are_scipys(values):
    found = interval(values, NONE)
    expected = stats.mstats.mquantiles(values, (0.05, 0.5, 0.95), alphap=1, betap=1)
    assert (found.low, found.middle, found.high) == pytest.approx(tuple(expected), rel=1e-12, abs=1e-6)
    assert found.low <= found.middle <= found.high


@given(SAMPLES)
def test_order_does_not_matter(values):
    found, turned = interval(values, NONE), interval(values[::-1], NONE)
    assert (found.low, found.middle, found.high) == (turned.low, turned.middle, turned.high)


def test_luck_share_by_hand():
    # variances 1 (of -1, 0, 1) and 4 (of -2, 0, 2)
    assert luck_share(np.array([-2.0, 0.0, 2.0]), np.array([-1.0, 0.0, 1.0])) == pytest.approx(0.25)


@given(SAMPLES, SAMPLES)
def test_luck_share_is_a_share(values, luck):
    assert 0 <= luck_share(values, luck) <= 1


@pytest.mark.parametrize(("luck", "expected"), [([5.0, 5.0], 0.0), ([5.0, 6.0], 1.0)])
def test_luck_share_where_nothing_varies_in_all(luck, expected):
    assert luck_share(np.array([5.0, 5.0]), np.array(luck)) == expected


@given(SAMPLES)
def test_better_and_worse_are_complements(values):
    assert probability_positive(values) + probability_positive(-values) == pytest.approx(1)


def test_probability_is_mann_whitneys_against_zero():
    values = np.array([-1.0, 0.0, 0.0, 2.0, 5.0])
    statistic = stats.mannwhitneyu(values, [0.0]).statistic
    assert probability_positive(values) == pytest.approx(statistic / values.size)
