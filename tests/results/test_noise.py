"""Luck's share from variances by hand; its bounds from published tables and from normal worlds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from simulator.results.noise import noise, ratio_bounds


def test_variances_by_hand() -> None:
    found = noise(np.array([0.0, 10.0, 20.0]), np.array([9.0, 10.0, 11.0]))  # 1 over 100
    assert found.share == pytest.approx(0.01)
    # F with 2 and 2 degrees of freedom at 95% is 19.00 in any table, at 5% one over it.
    assert (found.low, found.high) == pytest.approx((0.01 / 19.0, 0.19))
    assert found.luck_worlds == 3


def test_five_and_forty_worlds() -> None:
    assert ratio_bounds(5, 40) == pytest.approx((1 / stats.f.ppf(0.95, 4, 39), 1 / stats.f.ppf(0.05, 4, 39)))
    assert ratio_bounds(5, 40) == pytest.approx((0.38, 5.7), rel=0.02)


def test_nine_in_ten_normal_worlds_lie_inside() -> None:
    """A true share of 1%, 4,000 times; three standard errors of a count are 0.014."""
    draw = np.random.default_rng(7)
    found = [noise(draw.normal(0, 10, 40), draw.normal(0, 1, 5)) for _ in range(4000)]
    assert np.mean([one.low <= 0.01 <= one.high for one in found]) == pytest.approx(0.9, abs=0.015)


def test_what_is_not_known() -> None:
    assert np.isnan(noise(np.array([0.0, 1.0]), np.empty(0)).share)
    assert np.isnan(noise(np.array([0.0, 1.0]), np.array([1.0])).high)
    assert np.isnan(noise(np.zeros(3), np.zeros(3)).share)  # nothing varies, so that no part of it is luck's
    assert noise(np.array([0.0, np.nan, 10.0, 20.0]), np.array([9.0, 10.0, 11.0, np.nan])).luck_worlds == 3


def test_where_luck_alone_varies_all_is_luck() -> None:
    found = noise(np.zeros(3), np.array([1.0, 2.0, 3.0]))
    assert (found.share, found.low, found.high) == (1.0, 1.0, 1.0)


@given(arrays(np.float64, 6, elements=st.integers(-50, 50)), arrays(np.float64, 4, elements=st.integers(-50, 50)))
def test_bounds_hold_the_share(values, luck) -> None:
    found = noise(values, luck)
    assert np.isnan(found.share) or 0 <= found.low <= found.share <= found.high <= 1
