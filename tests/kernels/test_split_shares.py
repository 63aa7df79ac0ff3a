"""Money by float shares, also among more than whole weights can tell apart in one go."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.kernels import split_shares as module
from simulator.kernels.split_shares import split_shares

SHARES = st.lists(st.floats(0, 1e9), min_size=1, max_size=40).filter(any)


@given(SHARES, st.integers(-(10**15), 10**15))
def test_blocks_keep_the_sum_the_zeros_and_come_near(shares, total):
    before, module.BLOCK = module.BLOCK, 4
    try:
        parts = split_shares(total, shares).tolist()
    finally:
        module.BLOCK = before
    assert sum(parts) == total
    whole = sum(map(Fraction, shares))
    for part, share in zip(parts, shares, strict=True):
        assert share > 0 or part == 0
        assert abs(part - total * Fraction(share) / whole) <= 6 + abs(total) / 2**28


def test_many_equal_shares():
    parts = split_shares(10**12, np.ones(200_000))
    assert parts.sum() == 10**12
    assert np.abs(parts - 5_000_000).max() <= 250  # whole weights of a block: 2**-15 of a share


def test_refunds_mirror():
    shares = np.random.default_rng(1).random(50)
    np.testing.assert_array_equal(split_shares(-(10**9), shares), -split_shares(10**9, shares))


@pytest.mark.parametrize("shares", [[0.0, 0.0], [1.0, -1.0], [np.nan]])
def test_bad_shares_are_refused(shares):
    with pytest.raises(ValueError, match="share"):
        split_shares(5, shares)
