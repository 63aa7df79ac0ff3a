"""One digest for one result; another for any other bit."""

import hashlib
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from simulator.results.digest import digest, text_digest

SHAPES = hnp.array_shapes(min_dims=3, max_dims=3, max_side=4)
VALUES = hnp.arrays(np.float64, SHAPES, elements=st.floats(width=64))


def test_by_hand():
    values = np.array([[[1.0, 2.0]]])
    by_hand = struct.pack("<qqq", 1, 1, 2) + struct.pack("<dd", 1.0, 2.0) + b"0 \0"
    assert digest(values, ["0 "]) == hashlib.sha256(by_hand).hexdigest()


@given(VALUES, st.data())
def test_flipping_any_bit_of_a_number_changes_it(values, data):
    position = data.draw(st.integers(0, values.size - 1))
    bit = data.draw(st.integers(0, 63))
    flipped = values.copy()
    flipped.reshape(-1).view(np.uint64)[position] ^= np.uint64(1) << np.uint64(bit)
    were_nan = np.isnan([values.flat[position], flipped.flat[position]])
    assert (digest(values) == digest(flipped)) == were_nan.all()


@given(VALUES)
def test_memory_layout_does_not_matter(values):
    assert digest(np.asfortranarray(values)) == digest(values)


def test_every_nan_is_the_same_nan():
    other = np.array([0x7FF8000000000001, 0xFFF8000000000000], dtype=np.uint64).view(np.float64)
    assert digest(other.reshape(1, 1, 2)) == digest(np.full((1, 1, 2), np.nan))


def test_zero_and_minus_zero_differ():
    assert digest(np.zeros((1, 1, 1))) != digest(-np.zeros((1, 1, 1)))


def test_the_shape_counts():
    assert digest(np.zeros((1, 2, 3))) != digest(np.zeros((1, 3, 2)))


def test_balances_count():
    assert digest(np.zeros((1, 1, 1)), ["0 "]) != digest(np.zeros((1, 1, 1)), ["1 "])


@pytest.mark.parametrize(("one", "other"), [(("ab", "c"), ("a", "bc")), (("a",), ("a", ""))])
def test_texts_do_not_run_together(one, other):
    assert text_digest(*one) != text_digest(*other)
