"""The roll-up against Python integers, and what it refuses."""

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.kernels.rollup import roll_up

LARGEST = 2**63 - 1
WORKS = 20 if numba.config.DISABLE_JIT else 2000

CREDITS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 9)), max_size=9)
POT = st.integers(-(10**16), 10**16) | st.integers(-20, 20)


def arrays(works):
    """CSR arrays of [(pot, [(person, points), ...]), ...]."""
    lines = [line for _, credited in works for line in credited]
    return {
        "pots": np.array([pot for pot, _ in works], dtype=np.int64),
        "starts": np.cumsum([0] + [len(credited) for _, credited in works], dtype=np.int64),
        "people": np.array([person for person, _ in lines], dtype=np.int32),
        "points": np.array([points for _, points in lines], dtype=np.uint32),
    }


def by_hand(works, n_people):
    """Largest remainder work by work in Python integers, ties to the earlier credit."""
    paid = [0] * n_people
    for pot, credited in works:
        whole = sum(points for _, points in credited)
        if pot == 0:
            continue
        parts = [divmod(abs(pot) * points, whole) for _, points in credited]
        order = sorted(range(len(parts)), key=lambda i: (-parts[i][1], i))
        odd = set(order[: abs(pot) - sum(part for part, _ in parts)])
        for i, (person, _) in enumerate(credited):
            paid[person] += (parts[i][0] + (i in odd)) * (1 if pot > 0 else -1)
    return paid


def payable(work):
    pot, credited = work
    return pot == 0 or any(points for _, points in credited)


CATALOGUES = st.lists(st.tuples(POT, CREDITS).filter(payable), max_size=8)


@given(CATALOGUES)
@settings(max_examples=200)
def test_equals_python_integers_and_sums_to_the_pots(works):
    paid = roll_up(**arrays(works), n_people=7).tolist()
    assert paid == by_hand(works, 7)
    assert sum(paid) == sum(pot for pot, _ in works)


@given(CATALOGUES)
def test_refunds_mirror_payments(works):
    refunds = [(-pot, credited) for pot, credited in works]
    np.testing.assert_array_equal(roll_up(**arrays(refunds), n_people=7), -roll_up(**arrays(works), n_people=7))


@given(CATALOGUES, st.randoms())
def test_the_order_of_works_does_not_matter(works, luck):
    shuffled = luck.sample(works, len(works))
    np.testing.assert_array_equal(roll_up(**arrays(shuffled), n_people=7), roll_up(**arrays(works), n_people=7))


def test_by_hand():
    # 100 by 1:1:1 -> 34, 33, 33; 7 by 2:1 -> floors 4, 2 and remainders 2/3, 1/3 -> 5, 2. Row 3 is credited nowhere.
    works = [(100, [(0, 1), (1, 1), (2, 1)]), (0, []), (7, [(2, 2), (0, 1)])]
    assert roll_up(**arrays(works), n_people=4).tolist() == [36, 33, 38, 0]


def test_large_works_and_many_people():
    luck = np.random.default_rng(11)
    works = [
        (
            int(pot),
            list(zip(luck.integers(0, 500, size).tolist(), luck.integers(0, 10**6, size).tolist(), strict=True)),
        )
        for pot, size in zip(luck.integers(-(10**15), 10**15, WORKS), luck.integers(2, 60, WORKS), strict=True)
    ]
    works.append((10**17, [(person % 500, 7) for person in range(3000)]))  # a work with thousands of contributors
    assert roll_up(**arrays(works), n_people=500).tolist() == by_hand(works, 500)


def test_the_whole_range_of_one_pot():
    works = [(LARGEST, [(0, 2**30), (1, 2**30)])]
    assert roll_up(**arrays(works), n_people=2).tolist() == [2**62, 2**62 - 1]


def test_nobody_and_nothing():
    assert roll_up(**arrays([]), n_people=0).tolist() == []
    assert roll_up(**arrays([(0, [])]), n_people=2).tolist() == [0, 0]


@pytest.mark.parametrize(
    ("works", "message"),
    [
        ([(5, [(0, 1)]), (9, [])], "work 1 has a pot of 9 microcents and no credit points"),
        ([(-9, [(0, 0)])], "work 0 has a pot of -9 microcents and no credit points"),
        ([(5, [(0, 2**31), (1, 1)])], "work 0 has more than 2147483648 credit points"),
        ([(LARGEST, [(0, 1)]), (1, [(0, 1)])], "work 1 with a pot of 1 .* out of int64"),
        ([(-LARGEST, [(0, 1)]), (-1, [(0, 1)])], "work 1 with a pot of -1 .* out of int64"),
        ([(-LARGEST - 1, [(0, 1)])], "pot of work 0 does not fit"),
        ([(5, [(2, 1)])], "people lie in 2 to 2; there are only rows 0 to 1"),
        ([(5, [(-1, 1)])], "people lie in -1"),
    ],
)
def test_bad_pots_and_credits_name_the_work(works, message):
    with pytest.raises(ValueError, match=message):
        roll_up(**arrays(works), n_people=2)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"pots": np.array([5.0])}, "pots must be int64"),
        ({"people": np.array([0], dtype=np.int64)}, "people must be int32"),
        ({"points": np.array([1], dtype=np.int64)}, "points must be uint32"),
        ({"points": np.array([1, 1], dtype=np.uint32)}, "1 people and 2 points"),
        ({"starts": np.array([0])}, "starts must run from 0 to 1 in 2 entries"),
        ({"starts": np.array([0, 2])}, "starts must run"),
        ({"starts": np.array([1, 1])}, "starts must run"),
        ({"starts": np.array([0, 2, 1]), "pots": np.array([5, 5])}, "starts fall after work 1"),
    ],
)
def test_broken_rows_are_refused(changed, message):
    good = arrays([(5, [(0, 1)])])
    with pytest.raises(ValueError, match=message):
        roll_up(**{**good, **changed}, n_people=2)
