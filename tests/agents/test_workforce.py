"""People as columns: rows are never renumbered, and thinning keeps persons and their money."""

from dataclasses import fields

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simulator.agents.workforce import EMPLOYED, IDLE, NOBODY, OUT, RETIRED, Workforce, recruits

COLUMNS = [field.name for field in fields(Workforce) if field.name != "weight"]


def three_of(craft: int, state: int, first: int) -> Workforce:
    """Three rows of 10 persons, with ids from `first`."""
    ids = np.arange(first, first + 3, dtype=np.uint32)
    return recruits(ids, craft, state, 5, np.array([1.0, 2.0, 3.0]), 10)


def test_newcomers_have_no_past() -> None:
    people = three_of(2, IDLE, 100)
    assert people.size == 3
    assert people.employer.tolist() == [NOBODY] * 3
    assert people.birth_quarter.tolist() == [5] * 3
    assert not people.wages.any()
    assert not people.residuals.any()
    assert not people.carried.any()
    assert not people.escrowed.any()
    assert people.residuals.dtype == people.carried.dtype == np.int64


def test_only_those_at_work_or_looking_count() -> None:
    people = three_of(0, EMPLOYED, 0)
    people.append(three_of(1, OUT, 10), three_of(1, RETIRED, 20), three_of(2, IDLE, 30))
    assert people.headcount(4).tolist() == [30.0, 0.0, 30.0, 0.0]


def test_new_rows_come_at_the_end_in_every_column() -> None:
    people = three_of(0, EMPLOYED, 0)
    people.append(three_of(1, IDLE, 10), three_of(2, OUT, 20))
    assert people.luck_id.tolist() == [0, 1, 2, 10, 11, 12, 20, 21, 22]
    assert people.craft.tolist() == [0] * 3 + [1] * 3 + [2] * 3
    assert people.wages.shape == people.residuals.shape == (4, 9)


@given(st.lists(st.integers(0, 9), max_size=30))
def test_rows_added_bit_by_bit_are_rows_added_at_once(counts: list[int]) -> None:
    people, luck = three_of(0, EMPLOYED, 0), np.random.default_rng(1)
    expected = {column: [getattr(people, column).copy()] for column in COLUMNS}
    for count in counts:
        more = recruits(luck.integers(0, 99, count).astype(np.uint32), 1, IDLE, 2, luck.uniform(1, 2, count), 10)
        more.wages[:] = luck.normal(size=(4, count))
        people.append(more)
        for column in COLUMNS:
            expected[column].append(getattr(more, column))
    for column, parts in expected.items():
        assert np.array_equal(getattr(people, column), np.concatenate(parts, axis=-1)), column


def test_a_column_put_in_anothers_place_is_the_one_that_grows() -> None:
    people = three_of(0, EMPLOYED, 0)
    people.append(three_of(1, IDLE, 10))
    people.carried = np.full(6, 7)
    people.append(three_of(2, OUT, 20))
    assert people.carried.tolist() == [7] * 6 + [0] * 3


def test_twins_grow_apart() -> None:
    people = three_of(0, EMPLOYED, 0)
    people.append(three_of(1, IDLE, 10))
    twin = people.copy()
    people.append(three_of(1, IDLE, 20))
    twin.append(three_of(2, IDLE, 30))
    assert people.luck_id.tolist() == [0, 1, 2, 10, 11, 12, 20, 21, 22]
    assert twin.luck_id.tolist() == [0, 1, 2, 10, 11, 12, 30, 31, 32]


def test_thinning_keeps_each_persons_money_and_about_all_persons() -> None:
    people = three_of(0, EMPLOYED, 0)
    people.wages[:] = [[1.0, 2.0, 3.0]] * 4
    people.residuals[:] = [[10, 20, 30]] * 4
    people.carried[:], people.escrowed[:] = [5, 6, 7], [8, 9, 10]
    thin = people.every(2)
    assert thin.weight == 20
    assert thin.luck_id.tolist() == [0, 2]
    for column in ("wages", "residuals", "carried", "escrowed"):
        per_person = getattr(people, column)[..., ::2] / people.weight
        assert np.array_equal(getattr(thin, column) / thin.weight, per_person), column


def test_a_copy_shares_nothing() -> None:
    people = three_of(0, EMPLOYED, 0)
    twin = people.copy()
    twin.wages[:], twin.state[:], twin.carried[:] = 1.0, OUT, 3
    assert not people.wages.any()
    assert people.state.tolist() == [EMPLOYED] * 3
    assert not people.carried.any()
