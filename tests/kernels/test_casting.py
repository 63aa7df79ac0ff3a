"""Systematic casting: only members of a list, nobody twice, everybody with the same chance."""

import numba
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.kernels.casting import cast_credits
from simulator.kernels.philox import uniforms_slots

EXAMPLES = 10 if numba.config.DISABLE_JIT else 100
KEY, PURPOSE, REPLICATION = 12345, 5, 2


def cast(ids, counts, starts, lengths, members):
    """People and groups of the credits of works `ids`."""
    people, group = np.full(counts.sum(), -1, np.int32), np.full(counts.sum(), -1, np.int32)
    key, purpose, replication = np.uint64(KEY), np.uint64(PURPOSE), np.uint64(REPLICATION)
    cast_credits(key, purpose, replication, ids, counts, starts, lengths, members, people, group)
    return people, group


@given(
    st.integers(0, 2**32),
    st.lists(st.integers(1, 30), min_size=1, max_size=4),
    st.integers(1, 5),
)
@settings(max_examples=EXAMPLES)
def test_each_group_gets_its_number_from_its_list_without_repeats(seed, sizes, works) -> None:
    luck = np.random.default_rng(seed)
    members = luck.permutation(1000)[: sum(sizes)].astype(np.int32)
    starts = np.tile(np.cumsum([0, *sizes[:-1]]), (works, 1))
    lengths = np.tile(np.array(sizes), (works, 1))
    counts = luck.integers(0, lengths + 1)
    people, group = cast(np.arange(works, dtype=np.uint32), counts, starts, lengths, members)
    place = 0
    for m in range(works):
        for g, size in enumerate(sizes):
            drawn = people[place : place + counts[m, g]]
            assert (group[place : place + counts[m, g]] == g).all()
            assert len(set(drawn.tolist())) == counts[m, g]
            assert set(drawn.tolist()) <= set(members[starts[m, g] : starts[m, g] + size].tolist())
            place += counts[m, g]
    assert place == people.size


def test_a_list_that_is_wanted_whole_is_credited_whole_in_its_order_round_the_circle() -> None:
    members = np.array([7, 3, 9, 4], np.int32)
    people, _ = cast(np.array([0], np.uint32), np.array([[4]]), np.array([[0]]), np.array([[4]]), members)
    first = members.tolist().index(int(people[0]))
    assert people.tolist() == np.roll(members, -first).tolist()


def test_slot_j_comes_from_its_own_stretch_of_a_circle_by_its_own_draw() -> None:
    work, group, length, count = 11, 2, 17, 5
    lists = np.zeros((1, 3), np.int64), np.array([[1, 1, length]])
    people, _ = cast(np.array([work], np.uint32), np.array([[0, 0, count]]), *lists, np.arange(length, dtype=np.int32))
    *draws, turn = uniforms_slots(KEY, work, group, PURPOSE, REPLICATION, count + 1).tolist()
    for slot, (person, draw) in enumerate(zip(people.tolist(), draws, strict=True)):
        low, high = slot * length // count, (slot + 1) * length // count
        assert person == (low + int(draw * (high - low)) + int(turn * length)) % length


def test_everybody_has_the_same_chance() -> None:
    works, length, count = (400, 10, 3) if numba.config.DISABLE_JIT else (20_000, 10, 3)
    counts, lengths = np.full((works, 1), count), np.full((works, 1), length)
    starts, members = np.zeros((works, 1), np.int64), np.arange(length, dtype=np.int32)
    people, _ = cast(np.arange(works, dtype=np.uint32), counts, starts, lengths, members)
    # Stretches of 3, 3 and 4 people lie anywhere on the circle: 3 of 10 for everybody.
    seen = np.bincount(people, minlength=length) / works
    assert np.abs(seen - count / length).max() < 5.0 * np.sqrt(count / length / works)


def test_a_works_cast_does_not_depend_on_the_works_beside_it() -> None:
    ids = np.array([5, 900, 2**31 + 7], np.uint32)
    counts, lengths = np.full((3, 1), 4), np.full((3, 1), 50)
    starts, members = np.zeros((3, 1), np.int64), np.arange(50, dtype=np.int32)
    together, _ = cast(ids, counts, starts, lengths, members)
    alone, _ = cast(ids[2:], counts[:1], starts[:1], lengths[:1], members)
    assert together[8:].tolist() == alone.tolist()
