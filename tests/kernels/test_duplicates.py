"""Copies point the same way; nothing else does."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from simulator.kernels import duplicates
from simulator.kernels.duplicates import first_copies

CATALOGUES = hnp.arrays(np.int8, st.tuples(st.integers(0, 12), st.just(2)), elements=st.integers(-3, 3))


def by_hand(works):
    """The first row with the same reduced entries."""
    seen, firsts = {}, []
    for row, work in enumerate(works.astype(int).tolist()):
        divisor = math.gcd(*work)
        key = tuple(entry // divisor for entry in work) if divisor else ("blank", row)
        firsts.append(seen.setdefault(key, row))
    return firsts


@given(CATALOGUES)
def test_finds_equal_directions(works):
    assert first_copies(works).tolist() == by_hand(works)


@given(CATALOGUES.map(lambda works: works[works.any(axis=1)]))
def test_colliding_hashes_do_no_harm(works):
    firsts, order = np.empty(len(works), np.int64), np.arange(len(works))
    duplicates.link(works, order, np.zeros(len(works), np.uint64), firsts)
    assert firsts.tolist() == by_hand(works)


def test_full_range():
    works = np.array([[127, -127], [-127, 127], [1, -1], [64, -64], [0, 0], [0, 0]], dtype=np.int8)
    assert first_copies(works).tolist() == [0, 1, 0, 0, 4, 5]
