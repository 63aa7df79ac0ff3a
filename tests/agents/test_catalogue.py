"""Works as columns with credits in compressed rows: joined, copied and thinned, against lists of lists."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.agents.catalogue import DIMENSIONS, Catalogue, norms

Lines = st.lists(st.lists(st.integers(0, 99), max_size=5, unique=True), min_size=1, max_size=12)


def catalogue(lines: list[list[int]], first: int = 0) -> Catalogue:
    """Works with these people; every column tells the works apart."""
    size = len(lines)
    people = np.array([person for line in lines for person in sorted(line)], np.int32)
    number = np.arange(first, first + size)
    embedding = np.tile(number[:, None] % 100 + 1, DIMENSIONS).astype(np.int8)
    return Catalogue(
        weight=3,
        luck_id=number.astype(np.uint32),
        owner=(number % 4).astype(np.int16),
        vintage=(-number).astype(np.int16),
        quality=np.asarray(number + 0.5, dtype=np.float64),
        minutes=np.full(size, 60.0),
        ai_share=np.zeros(size),
        is_public=number % 2 == 0,
        embedding=embedding,
        norm=norms(embedding),
        starts=np.concatenate([[0], np.cumsum([len(line) for line in lines])]).astype(np.int64),
        people=people,
        points=(people + 1).astype(np.uint32),
        is_principal=people % 3 == 0,
    )


def lines_of(works: Catalogue) -> list[list[int]]:
    """People of each work."""
    return [works.people[a:b].tolist() for a, b in zip(works.starts[:-1], works.starts[1:], strict=True)]


@given(Lines, Lines)
def test_joined_works_keep_their_numbers_and_people(first, second) -> None:
    works = catalogue(first)
    works.append(catalogue(second, 50))
    assert lines_of(works) == [sorted(line) for line in [*first, *second]]
    assert works.luck_id.tolist() == [*range(len(first)), *range(50, 50 + len(second))]
    assert works.points.tolist() == (works.people + 1).tolist()
    assert works.size == works.norm.size == works.embedding.shape[0] == len(first) + len(second)


@given(Lines, st.integers(1, 5))
def test_thinned_works_are_every_so_manieth_with_people_in_their_new_rows(lines, step) -> None:
    thin = catalogue(lines).every(step)
    assert thin.weight == 3 * step
    assert lines_of(thin) == [sorted({person // step for person in line}) for line in lines[::step]]  # nobody twice
    assert thin.quality.tolist() == [number + 0.5 for number in range(0, len(lines), step)]
    merged = [
        [sum(person + 1 for person in line if person // step == row) for row in sorted({p // step for p in line})]
        for line in lines[::step]
    ]
    assert thin.points.tolist() == [points for line in merged for points in line]


def test_a_copy_shares_nothing() -> None:
    works = catalogue([[1, 2], [3]])
    twin = works.copy()
    twin.append(catalogue([[4]], 9))
    twin.people[:], twin.quality[:], twin.starts[:] = 0, 0.0, 0
    assert lines_of(works) == [[1, 2], [3]]
    assert works.quality.tolist() == [0.5, 1.5]


def test_lengths_of_embeddings_do_not_wrap() -> None:
    # 64 times 127 squared is 1,032,256: beyond int8 and int16 alike
    assert norms(np.full((1, 64), 127, np.int8))[0] == pytest.approx(127.0 * 8.0)
    assert norms(np.full((1, 64), -127, np.int8))[0] == pytest.approx(127.0 * 8.0)
