"""Streamed nearest works: what sorting finds, in any tile, batch, shard or file."""

from itertools import pairwise

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.kernels import nearest as module
from simulator.kernels.nearest import merged, nearest
from simulator.kernels.similarity import cosines, norms

MANY = 150 if numba.config.DISABLE_JIT else 5000


def world(seed, works, outputs=4, dimensions=4, most=5):
    luck = np.random.default_rng(seed)
    return (
        luck.integers(-most, most + 1, (works, dimensions)).astype(np.int8),
        luck.integers(-most, most + 1, (outputs, dimensions)).astype(np.int8),
    )


def by_sorting(works, outputs, count):
    """Cosines and works by sorting all of them, padded with 0 and -1."""
    similar, rows = np.zeros((len(outputs), count)), np.full((len(outputs), count), -1)
    for row, output in enumerate(outputs):
        all_ = cosines(works, norms(works), output)
        order = [w for w in np.lexsort((np.arange(len(works)), -all_)) if all_[w] > 0][:count]
        similar[row, : len(order)], rows[row, : len(order)] = all_[order], order
    return similar, rows


def assert_same(found, expected):
    width = found[0].shape[1]
    np.testing.assert_array_equal(found[0], expected[0][:, :width])
    np.testing.assert_array_equal(found[1], expected[1][:, :width])
    assert (expected[1][:, width:] == -1).all()


@given(st.integers(0, 10**6), st.integers(1, 200), st.integers(1, 30))
@settings(max_examples=60)
def test_finds_what_sorting_finds(seed, size, count):
    works, outputs = world(seed, size)
    assert_same(nearest(works, outputs, count), by_sorting(works, outputs, count))


@pytest.mark.parametrize("count", [1, 20, MANY])
def test_large_catalogues(count):
    works, outputs = world(2, MANY, 3, 16, 127)
    assert_same(nearest(works, outputs, count), by_sorting(works, outputs, count))


@pytest.mark.parametrize("tile", [1, 7, 64, 100])
def test_tiles_change_no_bit(monkeypatch, tile):
    works, outputs = world(3, 300)
    whole = nearest(works, outputs, 12)
    monkeypatch.setattr(module, "WORKS_A_TILE", tile)
    assert_same(nearest(works, outputs, 12), whole)


def test_an_output_alone_is_the_same_as_in_a_batch():
    works, outputs = world(4, 300, 9)
    whole = nearest(works, outputs, 12)
    for row in range(9):
        assert_same(nearest(works, outputs[[row]], 12), (whole[0][[row]], whole[1][[row]]))


@given(st.integers(0, 10**6), st.lists(st.integers(0, 60), max_size=4), st.integers(1, 15))
@settings(max_examples=60)
def test_shards_merge_to_the_whole(seed, cuts, count):
    works, outputs = world(seed, 60)
    bounds = [0, *sorted(cuts), 60]
    parts = [nearest(works[a:b], outputs, count, a) for a, b in pairwise(bounds)]
    assert_same(merged(parts[::-1], count), nearest(works, outputs, count))


def test_a_memory_map_is_as_good_as_memory(tmp_path):
    works, outputs = world(5, 500)
    np.save(tmp_path / "works.npy", works)
    mapped = np.load(tmp_path / "works.npy", mmap_mode="r")
    assert_same(nearest(mapped, outputs, 9), nearest(works, outputs, 9))


def test_nobody_is_like_nothing():
    similar, works = nearest(np.array([[1, 0], [0, 0]], np.int8), np.array([[-1, 0], [0, 0]], np.int8), 2)
    assert not similar.any()
    assert (works == -1).all()
