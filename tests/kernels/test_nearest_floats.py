"""Float candidates rescored: the same as scoring everything, whatever the tile, the batch, the length or the ties."""

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.kernels import nearest_floats as module
from simulator.kernels.float_similarity import float_cosines
from simulator.kernels.nearest import nearest

MANY = 120 if numba.config.DISABLE_JIT else 4000


def world(seed, works=200, outputs=7, dimensions=9, spread=1.0):
    luck = np.random.default_rng(seed)
    centre = luck.normal(size=dimensions)
    drawn = (centre + spread * luck.normal(size=(works, dimensions))).astype(np.float32)
    return drawn, (centre + spread * luck.normal(size=(outputs, dimensions))).astype(np.float32)


def by_scoring_all(works, outputs, count):
    """Every cosine in float64, sorted: similarity falling, work rising, none that is not positive."""
    cosines, rows = np.zeros((len(outputs), count)), np.full((len(outputs), count), -1)
    for row, similar in enumerate(float_cosines(works, outputs)):
        order = [w for w in np.lexsort((np.arange(len(works)), -similar)) if similar[w] > 0][:count]
        cosines[row, : len(order)], rows[row, : len(order)] = similar[order], order
    return cosines, rows


def assert_same(found, expected):
    for own, other in zip(found, expected, strict=True):
        np.testing.assert_array_equal(own, other[:, : own.shape[1]])


@given(st.integers(0, 10**6), st.integers(1, 90), st.integers(1, 30), st.sampled_from([1.0, 1e-3, 1e-7]))
@settings(max_examples=60)
def test_finds_what_scoring_all_finds(seed, size, count, spread):
    # A spread of 1e-7 makes cosines that float32 cannot tell apart.
    works, outputs = world(seed, size, spread=spread)
    assert_same(nearest(works, outputs, count), by_scoring_all(works, outputs, count))


@pytest.mark.parametrize("spread", [1.0, 1e-4])
@pytest.mark.parametrize("count", [1, 100])
def test_large_catalogues(count, spread):
    works, outputs = world(1, MANY, 5, 64, spread)
    assert_same(nearest(works, outputs, count), by_scoring_all(works, outputs, count))


@pytest.mark.parametrize("tile", [1, 7, 64])
def test_tiles_and_batches_change_no_bit(monkeypatch, tile):
    works, outputs = world(2, spread=1e-6)
    whole = nearest(works, outputs, 12)
    monkeypatch.setattr(module, "WORKS_A_TILE", tile)
    for row in range(7):
        assert_same(nearest(works, outputs[[row]], 12), (whole[0][[row]], whole[1][[row]]))


def test_lengths_do_not_matter_and_zeros_are_like_nothing():
    works, outputs = world(3, 50)
    lengths = (2.0 ** np.random.default_rng(1).integers(-90, 90, 50)).astype(np.float32)
    stretched = works * lengths[:, np.newaxis]
    assert_same(nearest(stretched, outputs, 9), nearest(works, outputs, 9))
    found = nearest(np.zeros((3, 9), np.float32), outputs, 2)
    assert not found[0].any()
    assert (found[1] == -1).all()


def test_rough_cosines_stay_within_their_bound():
    works, outputs = world(4, 300, 20, 900)
    rough = module.unit(outputs) @ module.unit(works).T
    bound = (900 + module.SPARE_TERMS) * module.ROUNDING
    assert np.abs(rough - float_cosines(works, outputs)).max() < bound
