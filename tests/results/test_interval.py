"""Intervals against hand calculation and scipy."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import stats

from simulator.results.interval import (
    content_bounds,
    expected_content,
    interval,
    is_nine_in_ten,
    luck_share,
    probability_positive,
    spanned,
)

NUMBERS = st.floats(-1e9, 1e9)
SAMPLES = hnp.arrays(np.float64, st.integers(2, 60), elements=NUMBERS)
NONE = np.array([])


def test_by_hand():
    # 19 equally spaced numbers: ranks 0.05 x 20 = 1, 10 and 19; of 39 they are 2, 20 and 38
    found = interval(np.arange(-9.0, 10.0), NONE)
    assert (found.low, found.middle, found.high, found.pairs) == pytest.approx((-9.0, 0.0, 9.0, 19))
    np.testing.assert_allclose(spanned(np.arange(1.0, 40.0)), [2.0, 20.0, 38.0])
    assert found.probability_positive == pytest.approx(0.5)  # nine above, one tie


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
    expected = stats.mstats.mquantiles(values, (0.05, 0.5, 0.95), alphap=0, betap=0)
    assert (found.low, found.middle, found.high) == pytest.approx(tuple(expected), rel=1e-12, abs=1e-6)
    assert found.low <= found.middle <= found.high


@pytest.mark.parametrize(("worlds", "content"), [(3, 0.5), (5, 4 / 6), (18, 17 / 19), (19, 0.9), (40, 0.9), (200, 0.9)])
def test_what_a_span_holds_of_worlds_to_come(worlds, content):
    """Uniform worlds: what lies between two of them is their distance. 20,000 samples, four standard errors."""
    found = spanned(np.random.default_rng(1).uniform(size=(worlds, 20_000)))
    held = found[2] - found[0]
    assert expected_content(worlds) == pytest.approx(content)
    assert held.mean() == pytest.approx(content, abs=4 * held.std() / np.sqrt(held.size))
    assert is_nine_in_ten(worlds) == (worlds >= 19)


@pytest.mark.parametrize("worlds", [5, 19, 39, 40])
def test_how_far_what_a_span_holds_may_be_from_that(worlds):
    found = spanned(np.random.default_rng(2).uniform(size=(worlds, 20_000)))
    assert content_bounds(worlds) == pytest.approx(np.quantile(found[2] - found[0], [0.05, 0.95]), abs=0.01)


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
