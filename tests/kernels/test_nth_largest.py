"""Radix selection against sorting."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simulator.kernels.nth_largest import BUCKETS, nth_largest


def by_sorting(values, count):
    cutoff = sorted(values, reverse=True)[count - 1]
    return cutoff, count - sum(value > cutoff for value in values)


def select(values, count, bits):
    array = np.array(values, dtype=np.uint64)
    counts = np.empty(BUCKETS, dtype=np.int64)
    return tuple(map(int, nth_largest(array, np.int64(count), bits, np.empty_like(array), counts)))


@given(st.data(), st.integers(1, 53))
def test_cutoff_and_ties_are_those_of_a_sorted_list(data, bits):
    few = st.integers(0, min(3, 2**bits - 1))  # many ties
    values = data.draw(st.lists(st.integers(0, 2**bits - 1) | few, min_size=1, max_size=60))
    count = data.draw(st.integers(1, len(values)))
    assert select(values, count, bits) == by_sorting(values, count)


def test_all_equal():
    assert select([9] * 10, 4, 31) == (9, 4)


def test_one_value():
    assert select([0], 1, 0) == (0, 1)
