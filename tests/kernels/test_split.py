"""Largest remainder against Fractions, over the whole range of int64."""

from fractions import Fraction

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.kernels.split import LARGEST_SUM, bit_length, split, whole_weights

LARGEST = 2**63 - 1
DOLLAR = 10**8
MANY = 200 if numba.config.DISABLE_JIT else 20_000

TOTALS = st.integers(0, LARGEST) | st.integers(0, 1000) | st.integers(LARGEST - 1000, LARGEST)
WEIGHTS = st.lists(st.integers(0, 2**31 // 50) | st.integers(0, 3), min_size=1, max_size=50).filter(any)


def hamilton(total, weights):
    """The textbook, in Fractions: floors first, then one each by remainder, ties to the lower index."""
    exact = [Fraction(total * weight, sum(weights)) for weight in weights]
    parts = [share.numerator // share.denominator for share in exact]
    order = sorted(range(len(weights)), key=lambda i: (parts[i] - exact[i], i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts


@given(TOTALS, WEIGHTS)
@settings(max_examples=300)
def test_equals_the_textbook_in_fractions(total, weights):
    assert split(total, weights).tolist() == hamilton(total, weights)


@given(TOTALS, WEIGHTS)
def test_parts_sum_to_the_whole_and_lie_within_one_of_exact(total, weights):
    parts = split(total, weights).tolist()
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(total * weight, sum(weights))) < 1
        assert weight > 0 or part == 0


@given(TOTALS, WEIGHTS)
def test_a_refund_is_the_exact_mirror(total, weights):
    np.testing.assert_array_equal(split(-total, weights), -split(total, weights))


@given(TOTALS, st.permutations(range(12)), st.data())
def test_order_matters_only_among_equal_remainders(total, order, data):
    weights = data.draw(st.lists(st.integers(1, 9), min_size=12, max_size=12))
    parts, moved = split(total, weights), split(total, [weights[i] for i in order])
    for weight in set(weights):  # equal weights have equal remainders: as a group they get the same
        here = sorted(part for part, other in zip(parts, weights, strict=True) if other == weight)
        there = sorted(moved[i] for i in range(12) if weights[order[i]] == weight)
        same_cutoff = {Fraction(total * other, sum(weights)) % 1 for other in weights if other != weight}
        if Fraction(total * weight, sum(weights)) % 1 not in same_cutoff:
            assert here == there


@pytest.mark.parametrize("total", [1, 7, 10**16, 92 * 10**9 * DOLLAR, LARGEST])
@pytest.mark.parametrize("largest", [1, 100, 2**31 // MANY])
def test_large_splits_run_off_no_array(total, largest):
    # The obvious floor(weights / sum * total) loses or invents microcents here, and under Numba kills the process.
    weights = (np.arange(MANY, dtype=np.int64) * 7919) % largest + 1
    parts = split(total, np.minimum(weights, 2**31 // MANY))
    assert sum(parts.tolist()) == total
    assert parts.min() >= 0


def test_alabama_paradox():
    # The textbook example: an eleventh seat takes one from the smallest state.
    assert split(10, [6, 6, 2]).tolist() == [4, 4, 2]
    assert split(11, [6, 6, 2]).tolist() == [5, 5, 1]


def test_ties_go_to_the_lower_index():
    assert split(2, [1, 1, 1]).tolist() == [1, 1, 0]
    assert split(-2, [1, 1, 1]).tolist() == [-1, -1, 0]


def test_a_zero_weight_is_never_paid_even_when_all_are_short():
    assert split(1, [0, 1, 0]).tolist() == [0, 1, 0]
    assert split(3, [0, 2, 0, 2, 0]).tolist() == [0, 2, 0, 1, 0]


def test_the_largest_weight_sum():
    assert split(LARGEST, [LARGEST_SUM // 2, LARGEST_SUM // 2]).tolist() == [2**62, 2**62 - 1]
    assert split(LARGEST, [LARGEST_SUM]).tolist() == [LARGEST]
    with pytest.raises(ValueError, match="sum to 2147483649"):
        split(1, [LARGEST_SUM, 1])


@pytest.mark.parametrize("total", [2**63, -(2**63)])
def test_totals_over_63_bits_are_refused(total):
    with pytest.raises(ValueError, match="63 bits"):
        split(total, [1])


def test_nothing_among_nobody_is_nothing_and_something_is_an_error():
    assert split(0, []).tolist() == []
    assert split(0, [0, 0]).tolist() == [0, 0]
    with pytest.raises(ValueError, match="sum to 0"):
        split(1, [0, 0])
    with pytest.raises(ValueError, match="sum to 0"):
        split(1, [])


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ([1, -1], "weight 1 is -1"),
        ([1, 2**32], "weight 1 is 4294967296"),
        ([0.5, 0.5], "whole"),
        ([[1]], "whole"),
    ],
)
def test_weights_that_are_not_whole_are_refused(weights, message):
    with pytest.raises(ValueError, match=message):
        split(10, weights)


@given(st.lists(st.floats(0, 1e300) | st.just(0.0) | st.floats(0, 1e-9), min_size=1, max_size=40).filter(any))
@settings(max_examples=200)
def test_whole_weights_are_within_one_of_exact(shares):
    weights, whole = whole_weights(shares).tolist(), sum(map(Fraction, shares))
    assert sum(weights) == 2**31 - 1
    for weight, share in zip(weights, shares, strict=True):
        assert abs(weight - Fraction(share) * (2**31 - 1) / whole) < 1 + Fraction(1, 10**5)
        assert share > 0 or weight == 0


def test_whole_weights_by_hand():
    # (2**31 - 1) / 4 = 536870911.75, / 2 = 1073741823.5: two are left over, for the two quarters.
    assert whole_weights([1.0, 1.0, 2.0]).tolist() == [536870912, 536870912, 1073741823]
    assert whole_weights([0.0, 5.0]).tolist() == [0, 2**31 - 1]


def test_whole_weights_of_many_small_beside_one_large():
    shares = np.full(MANY, 1e-12)
    shares[7] = 1.0
    weights = whole_weights(shares).astype(np.int64)
    assert weights.sum() == 2**31 - 1
    assert weights[7] >= 2**31 - 2 - MANY * 1e-12 * 2**31


@given(st.permutations(range(9)))
def test_whole_weights_do_not_depend_on_order(order):
    shares = np.array([0.1, 0.2, 0.3, 0.7, 1.1, 1.3, 1e-3, 5e-7, 11.0])
    np.testing.assert_array_equal(whole_weights(shares[order]), whole_weights(shares)[order])


@pytest.mark.parametrize(
    ("shares", "message"),
    [
        ([0.1, float("nan")], "share 1 is nan"),
        ([float("inf")], "share 0 is inf"),
        ([1.0, -0.5], "share 1 is -0.5"),
        ([0.0, 0.0], "all shares are zero"),
        ([], "all shares are zero"),
        ([[1.0]], "one dimension"),
    ],
)
def test_bad_shares_are_refused_with_their_row(shares, message):
    with pytest.raises(ValueError, match=message):
        whole_weights(shares)


@given(st.integers(0, 2**64 - 1))
def test_bit_length(number):
    assert bit_length(np.uint64(number)) == number.bit_length()


def test_where_a_float_quotient_is_one_too_high_the_split_is_exact_all_the_same():
    """rest x weight = -1 modulo the sum of weights: a float of the product rounds up to the next multiple."""
    whole = 2**31 - 1  # a prime
    for weight in range(10**9, 10**9 + 400):
        total = pow(-weight, -1, whole)
        weights = [weight, 10**8 + weight // 7, whole - weight - 10**8 - weight // 7]
        expected, rests = zip(*(divmod(total * each, whole) for each in weights), strict=True)
        assert rests[0] == whole - 1
        odd = sorted(range(3), key=lambda k: -rests[k])[: total - sum(expected)]
        assert split(total, weights).tolist() == [part + (k in odd) for k, part in enumerate(expected)]
