"""The auditor's arithmetic by hand, and against Fractions; it is not the kernels', but gives what they give."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.experiments.audit.arithmetic import billionths, hamilton, part, parties, whole_weights
from simulator.kernels import split

SHARES = st.lists(st.floats(0.0, 1e6), min_size=1, max_size=30).filter(any)


def test_hamilton_by_hand():
    assert hamilton(10, [1, 1, 1]) == [4, 3, 3]
    assert hamilton(100, [50, 30, 21]) == [49, 30, 21]  # 49.50, 29.70, 20.79: two odd ones to the last two
    assert hamilton(0, [0, 0]) == [0, 0]
    with pytest.raises(ValueError, match="nobody"):
        hamilton(1, [0])


def test_rates_and_parties_by_hand():
    assert billionths(0.1) == 10**8
    assert part(19, 500_000_000) == 9
    assert parties([0.375, 0.375, 0.0, 0.25]) == [375_000_000, 375_000_000, 0, 250_000_000]
    assert parties([1 / 3, 1 / 3, 1 / 3]) == [333_333_334, 333_333_333, 333_333_333]


@given(st.integers(0, 2**63 - 1), st.lists(st.integers(0, 2**26), min_size=1, max_size=30).filter(any))
def test_hamilton_is_within_one_and_sums(total, weights):
    parts = hamilton(total, weights)
    assert sum(parts) == total
    for own, weight in zip(parts, weights, strict=True):
        assert abs(own - Fraction(total * weight, sum(weights))) < 1
    assert parts == split.split(total, weights).tolist()


@given(SHARES)
def test_whole_weights_are_the_models(shares):
    assert whole_weights(shares) == split.whole_weights(shares).tolist()
