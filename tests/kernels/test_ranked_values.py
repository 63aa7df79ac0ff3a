"""What the nearest works get: limits of the temperature, and truncated Shapley values against exact ones."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from simulator.kernels.ranked_values import ranked_values

ROWS = hnp.arrays(np.float64, st.tuples(st.integers(1, 4), st.integers(1, 9)), elements=st.floats(0, 1, width=16)).map(
    lambda rows: -np.sort(-rows, axis=1)
)


def test_cosine_top_k_by_hand():
    values = ranked_values(np.array([[1.0, 0.8, 0.2], [0.0, 0.0, 0.0]]), "cosine_topk", 2)
    np.testing.assert_allclose(values, [[1 / 1.8, 0.8 / 1.8, 0.0], [0.0, 0.0, 0.0]], rtol=1e-15)


def test_softmax_by_hand():
    # Gaps of 0.2 at temperature 0.1: 1, e**-2, e**-4.
    values = ranked_values(np.array([[1.0, 0.8, 0.6]]), "softmax_topk", 3, 0.1)
    expected = np.exp([0.0, -2.0, -4.0])
    np.testing.assert_allclose(values[0], expected / expected.sum(), rtol=1e-12)


@pytest.mark.parametrize("temperature", [0.0, 1e-300, 1e-6])
def test_no_temperature_pays_the_nearest_alone(temperature):
    values = ranked_values(np.array([[0.9, 0.9, 0.8], [0.7, 0.5, 0.0]]), "softmax_topk", 3, temperature)
    assert values.tolist() == [[0.5, 0.5, 0.0], [1.0, 0.0, 0.0]]


@pytest.mark.parametrize("temperature", [1e12, np.inf])
def test_heat_pays_all_the_same(temperature):
    values = ranked_values(np.array([[0.9, 0.5, 0.1, 0.0]]), "softmax_topk", 4, temperature)
    np.testing.assert_allclose(values, [[1 / 3, 1 / 3, 1 / 3, 0.0]], rtol=1e-10)


def test_knn_shapley_by_hand():
    values = ranked_values(np.array([[1.0, 0.8, 0.6]]), "knn_shapley", 2)
    np.testing.assert_allclose(values, [np.array([0.4, 0.3, 0.2]) / 0.9], rtol=1e-14)


@given(st.integers(0, 10**6), st.integers(1, 8), st.integers(1, 40))
def test_truncated_shapley_values_keep_the_sum_and_the_bound(seed, neighbours, kept):
    kept = max(kept, neighbours)
    full = -np.sort(-np.random.default_rng(seed).random((1, 60)))
    worth = full[0, :neighbours].sum() / neighbours
    exact = ranked_values(full, "knn_shapley", neighbours) * worth
    cut = ranked_values(full[:, :kept], "knn_shapley", neighbours) * worth
    assert cut.sum() == pytest.approx(worth, rel=1e-12)
    off = cut[0] - exact[0, :kept]
    bound = full[0, kept - 1] / kept
    assert -1e-12 <= off.min() <= off.max() <= bound + 1e-12
    assert exact[0, kept:].max(initial=0.0) <= bound


@given(ROWS, st.sampled_from(["cosine_topk", "softmax_topk", "knn_shapley"]), st.integers(1, 12))
def test_shares_are_never_negative_fall_with_distance_and_sum_to_one(rows, method, neighbours):
    values = ranked_values(rows, method, neighbours, 0.3)
    assert values.min() >= 0.0
    assert (np.diff(values, axis=1) <= 1e-15).all()
    np.testing.assert_allclose(values.sum(axis=1), rows.any(axis=1), atol=1e-12)


@pytest.mark.parametrize(
    ("rows", "method", "neighbours", "temperature", "message"),
    [
        ([[0.5, 0.6]], "knn_shapley", 1, 1.0, "output 0 .* rise"),
        ([[0.5], [-0.1]], "knn_shapley", 1, 1.0, "output 1 are negative"),
        ([[np.nan]], "knn_shapley", 1, 1.0, "not finite"),
        ([0.5], "knn_shapley", 1, 1.0, "shape"),
        ([[]], "knn_shapley", 1, 1.0, "shape"),
        ([[0.5]], "knn_shapley", 0, 1.0, "neighbours is 0"),
        ([[0.5]], "softmax_topk", 1, -1.0, "temperature is -1"),
        ([[0.5]], "softmax_topk", 1, np.nan, "temperature is nan"),
        ([[0.5]], "nearest", 1, 1.0, "'nearest' is not one of"),
    ],
)
def test_bad_input_is_refused(rows, method, neighbours, temperature, message):
    with pytest.raises(ValueError, match=message):
        ranked_values(np.array(rows), method, neighbours, temperature)
