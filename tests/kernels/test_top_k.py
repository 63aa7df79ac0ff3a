"""The K nearest by heap against sorting, with ties by work."""

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.kernels.attribution import attribute
from simulator.kernels.similarity import norms
from simulator.kernels.top_k import select_top

MANY = 60 if numba.config.DISABLE_JIT else 5000


def select(similarities, count):
    best, works = np.empty(count), np.empty(count, dtype=np.int64)
    size = select_top(np.array(similarities, dtype=np.float64), best, works)
    return sorted(zip((-best[:size]).tolist(), works[:size].tolist(), strict=True))


def by_sorting(similarities, count):
    return sorted((-value, work) for work, value in enumerate(similarities) if value > 0)[:count]


@given(st.lists(st.floats(-1, 1) | st.sampled_from([0.0, 0.25, 0.5]), max_size=60), st.integers(1, 70))
@settings(max_examples=300)
def test_selects_what_sorting_selects(similarities, count):
    assert select(similarities, count) == by_sorting(similarities, count)


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("count", [1, 32, MANY // 2, MANY])
def test_rising_and_falling_lists(order, count):
    similarities = np.linspace(0.01, 1.0, MANY)[::order]
    assert select(similarities, count) == by_sorting(similarities.tolist(), count)


def topk(works, outputs, neighbours):
    return attribute(
        works, norms(works), np.ones(len(works), bool), outputs, "cosine_topk", neighbours, np.ones(len(works))
    )


def test_by_hand():
    # Cosines with (1, 0): 0.6, 1, 0.8, -1. The two nearest share in proportion 1 : 0.8.
    works = np.array([[3, 4], [5, 0], [4, 3], [-7, 0]], dtype=np.int8)
    weights, undistributed = topk(works, np.array([[9, 0]], dtype=np.int8), 2)
    np.testing.assert_allclose(weights, [0.0, 1 / 1.8, 0.8 / 1.8, 0.0], rtol=1e-15)
    assert undistributed == 0.0


def test_the_last_place_goes_to_the_lower_work():
    works = np.array([[3, 4], [1, 0], [6, 8], [3, -4]], dtype=np.int8)
    weights, _ = topk(works, np.array([[1, 0]], dtype=np.int8), 2)
    assert np.flatnonzero(weights).tolist() == [0, 1]


def test_outputs_without_a_similar_work_are_undistributed():
    works = np.array([[1, 0], [0, 1]], dtype=np.int8)
    outputs = np.array([[-1, -1], [0, 0], [1, 0], [0, -1]], dtype=np.int8)
    weights, undistributed = topk(works, outputs, 3)
    assert undistributed == 0.75
    assert weights.tolist() == [0.25, 0.0]


@given(st.integers(0, 2**32), st.integers(1, 12))
@settings(max_examples=40)
def test_weights_and_rest_sum_to_one(seed, neighbours):
    luck = np.random.default_rng(seed)
    works = luck.integers(-3, 4, (9, 3)).astype(np.int8)
    weights, undistributed = topk(works, luck.integers(-3, 4, (40, 3)).astype(np.int8), neighbours)
    assert weights.min() >= 0.0
    assert weights.sum() + undistributed == pytest.approx(1.0, abs=1e-12)
