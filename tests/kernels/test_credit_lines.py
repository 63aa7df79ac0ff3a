"""Lines of credits sum to what the roll-up pays, and malformed credits are found."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simulator.kernels.credit_lines import MANY_POINTS, NEGATIVE, NOT_ONE, TWICE, check_lines, lines, whole_shares
from simulator.kernels.rollup import roll_up


def catalogue(seed, works=30, people=8):
    luck = np.random.default_rng(seed)
    starts = np.concatenate([[0], np.cumsum(luck.integers(1, 6, works))])
    who = luck.integers(0, people, starts[-1]).astype(np.int32)
    points = luck.integers(1, 9, starts[-1]).astype(np.uint32)
    return luck.integers(-1000, 1000, works), starts, who, points


@given(st.integers(0, 10**6))
def test_lines_are_the_roll_up_before_it_adds(seed):
    pots, starts, who, points = catalogue(seed)
    parts = lines(pots, starts, points)
    paid = np.zeros(8, dtype=np.int64)
    np.add.at(paid, who, parts)
    np.testing.assert_array_equal(paid, roll_up(pots, starts, who, points, 8))
    np.testing.assert_array_equal(np.add.reduceat(parts, starts[:-1]), pots)


def test_a_block_of_works_is_a_part_of_the_whole():
    pots, starts, _, points = catalogue(1)
    own = slice(starts[10], starts[20])
    part = lines(pots[10:20], starts[10:21], points[own])
    np.testing.assert_array_equal(part, lines(pots, starts, points)[own])


def test_works_without_points_pay_nobody():
    assert lines(np.array([5, 7]), np.array([0, 1, 1]), np.array([0], np.uint32)).tolist() == [0]


def test_faults_name_the_first_work():
    starts, who = np.array([0, 2, 4, 6]), np.array([0, 1, 2, 2, 3, 4], np.int32)
    points = np.array([1, 1, 1, 1, 2**31, 1], np.uint32)
    bad = check_lines(starts, who, points, 2)
    assert (bad[TWICE], bad[MANY_POINTS]) == (1, 2)
    assert (check_lines(starts, np.arange(6, dtype=np.int32), np.ones(6, np.uint32), 2) == -1).all()


def test_shares_become_points():
    starts, who = np.array([0, 2, 3, 3, 5]), np.arange(5, dtype=np.int32)
    points = np.zeros(5, np.uint32)
    bad = whole_shares(starts, who, np.array([0.25, 0.75, 1.0, 0.0, 1.0]), may_normalise=False, most=2, points=points)
    assert (bad == -1).all()
    assert points.tolist() == [2**29, 2**31 - 1 - 2**29, 2**31 - 1, 0, 2**31 - 1]
    bad = whole_shares(starts, who, np.array([0.5, 0.6, np.nan, -1.0, 2.0]), may_normalise=False, most=2, points=points)
    assert (bad[NOT_ONE], bad[NEGATIVE]) == (0, 1)
    bad = whole_shares(starts, who, np.array([5.0, 5.0, 3.0, 1.0, 0.0]), may_normalise=True, most=2, points=points)
    assert (bad == -1).all()
    assert points.tolist() == [2**30, 2**30 - 1, 2**31 - 1, 2**31 - 1, 0]
