"""Exact dot products, cosines, and what is refused."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from simulator.kernels.similarity import (
    MOST_DIMENSIONS,
    checked_embeddings,
    checked_norms,
    cosines,
    dot_tiles,
    norms,
)

ENTRIES = st.integers(-127, 127)
VECTORS = hnp.arrays(np.int8, st.tuples(st.integers(1, 6), st.just(5)), elements=ENTRIES)


def test_a_cosine_by_hand():
    works = np.array([[3, 4], [-3, -4], [4, -3], [0, 0], [127, 0]], dtype=np.int8)
    similarities = cosines(works, norms(works), np.array([6, 8], dtype=np.int8))
    np.testing.assert_allclose(similarities, [1.0, -1.0, 0.0, 0.0, 0.6], rtol=1e-15)


def test_an_output_of_zeros_is_like_nothing():
    works = np.array([[3, 4], [0, 0]], dtype=np.int8)
    assert cosines(works, norms(works), np.zeros(2, dtype=np.int8)).tolist() == [0.0, 0.0]


@given(VECTORS, VECTORS)
def test_tiles_hold_the_integers(works, outputs):
    for rows, dots in dot_tiles(works, outputs):
        expected = outputs[rows].astype(int) @ works.T.astype(int)
        np.testing.assert_array_equal(dots, expected)


def test_tiles_cover_the_outputs_in_order():
    outputs = np.arange(-70, 30, dtype=np.int8)[:, np.newaxis]
    works = np.array([[1], [2]], dtype=np.int8)
    seen = [(rows.start, rows.stop, dots.copy()) for rows, dots in dot_tiles(works, outputs)]
    assert [stop for _, stop, _ in seen][:-1] == [start for start, _, _ in seen][1:]
    np.testing.assert_array_equal(np.concatenate([dots for _, _, dots in seen]), outputs * np.array([1, 2]))


def test_the_largest_entries_stay_exact_in_the_most_dimensions():
    works = np.full((2, MOST_DIMENSIONS), 127, dtype=np.int8)
    works[1, 0] = 126
    ((_, dots),) = dot_tiles(works, works[:1])
    assert dots.tolist() == [[1040 * 127 * 127, 1040 * 127 * 127 - 127]]


@given(VECTORS)
def test_norms_are_roots_of_integers(works):
    assert norms(works).tolist() == [math.sqrt(sum(int(x) ** 2 for x in row)) for row in works]
    np.testing.assert_array_equal(checked_norms(norms(works), works), norms(works))


@pytest.mark.parametrize(
    ("embeddings", "message"),
    [
        (np.zeros(3, dtype=np.int8), "shape"),
        (np.zeros((2, 3)), "int8, not float64$"),
        (np.array([[0.0, 1.0], [np.nan, 1.0]]), "int8, not float64; row 1 is not finite"),
        (np.array([[0.0, np.inf]], dtype=np.float32), "float32; row 0 is not finite"),
        (np.zeros((2, 3), dtype=np.int16), "int16"),
        (np.zeros((2, 0), dtype=np.int8), "0 dimensions"),
        (np.zeros((2, MOST_DIMENSIONS + 1), dtype=np.int8), "1041 dimensions"),
        (np.array([[1, 2], [-128, 0]], dtype=np.int8), "row 1 holds -128"),
    ],
)
def test_bad_embeddings_are_refused_with_their_row(embeddings, message):
    with pytest.raises(ValueError, match=f"^studio: .*{message}"):
        checked_embeddings(embeddings, "studio")


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -5.0, 0.0, 5.001])
def test_norms_of_other_embeddings_are_refused(wrong):
    works = np.array([[1, 0], [3, 4]], dtype=np.int8)
    with pytest.raises(ValueError, match="norm of work 1"):
        checked_norms([1.0, wrong], works)
    with pytest.raises(ValueError, match="one a work"):
        checked_norms([1.0], works)
