"""Ranks by similarity against sorting, with short keys and long, ties and crowds within one step."""

import numba
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.kernels.similar_order import BUCKETS, LAST_STEP, MOST_IN_SHORT_KEYS, STEPS, key_type, sort_similar

MANY = 300 if numba.config.DISABLE_JIT else 30_000


def ranked(similarities, kind):
    given_ = np.asarray(similarities, dtype=np.float64)
    steps = np.minimum((given_ * STEPS).astype(np.int64), LAST_STEP).astype(np.uint32)
    found, digits = np.empty(given_.size), np.empty((2, BUCKETS), dtype=np.uint32)
    sort_similar(steps, given_.size, given_, np.empty(given_.size, dtype=kind), digits, found)
    return steps.tolist(), found.tolist()


@pytest.mark.parametrize("kind", [np.uint32, np.uint64])
@given(similarities=st.lists(st.floats(0, 1) | st.sampled_from([0.0, 0.5, 1.0]), min_size=1, max_size=50))
def test_ranks_as_a_stable_sort_does(kind, similarities):
    order, found = ranked(similarities, kind)
    assert order == np.argsort(similarities, kind="stable").tolist()
    assert found == sorted(similarities)


@pytest.mark.parametrize("kind", [np.uint32, np.uint64])
@pytest.mark.parametrize("width", [1.0, 1e-3, 1e-7])
def test_crowds_within_one_step_stand_in_order(kind, width):
    many = 1 + (MANY - 1) // (1 if width == 1.0 else 100)
    similarities = 0.7 + 0.3 * width * np.random.default_rng(2).random(many)
    assert ranked(similarities, kind)[0] == np.argsort(similarities, kind="stable").tolist()


def test_keys_are_as_long_as_they_must_be():
    assert key_type(MOST_IN_SHORT_KEYS) is np.uint32
    assert key_type(MOST_IN_SHORT_KEYS + 1) is np.uint64
    assert MOST_IN_SHORT_KEYS * BUCKETS == 2**32  # an entry and a digit fill 32 bits
