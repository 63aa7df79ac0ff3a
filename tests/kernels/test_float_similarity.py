"""Cosines of floats: right, and the same bits alone, in a batch and in any tile."""

import numpy as np
import pytest

from simulator.kernels import float_similarity, nearest
from simulator.kernels.float_similarity import float_cosines

LUCK = np.random.default_rng(3)
WORKS, OUTPUTS = LUCK.normal(size=(90, 7)).astype(np.float32), LUCK.normal(size=(6, 7)).astype(np.float32)


def test_against_numpy():
    works, outputs = WORKS.astype(float), OUTPUTS.astype(float)
    lengths = np.outer(np.linalg.norm(outputs, axis=1), np.linalg.norm(works, axis=1))
    np.testing.assert_allclose(float_cosines(WORKS, OUTPUTS), outputs @ works.T / lengths, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("tile", [1, 7, 64])
def test_the_same_bits_alone_in_a_batch_and_in_any_tile(monkeypatch, tile):
    whole = float_cosines(WORKS, OUTPUTS)
    monkeypatch.setattr(float_similarity, "WORKS_A_TILE", tile)
    for row in range(6):
        np.testing.assert_array_equal(float_cosines(WORKS, OUTPUTS[[row]]), whole[[row]])
    np.testing.assert_array_equal(float_cosines(WORKS[10:30], OUTPUTS), whole[:, 10:30])


def test_vectors_of_zeros_are_like_nothing_and_huge_ones_like_themselves():
    works = np.array([[0, 0], [3e38, 3e38], [1e-30, 1e-30]], np.float32)
    np.testing.assert_allclose(
        float_cosines(works, np.array([[1, 1], [0, 0]], np.float32)), [[0, 1, 1], [0, 0, 0]], rtol=1e-7
    )


def test_nearest_of_floats():
    cosines, works = nearest.nearest(WORKS, OUTPUTS, 5)
    order = np.argsort(-float_cosines(WORKS, OUTPUTS), axis=1)[:, :5]
    np.testing.assert_array_equal(works, order)
    np.testing.assert_array_equal(cosines, np.take_along_axis(float_cosines(WORKS, OUTPUTS), order, axis=1))
