"""Hidden counts stay hidden: brute force over every table that agrees with what is published."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.imports.suppression import SMALLEST, suppressed, width

COUNTS = st.integers(1, 3).flatmap(
    lambda rows: st.integers(1, 3).flatmap(
        lambda columns: st.lists(
            st.lists(st.sampled_from([0, 1, 2, 3, 4, 5, 7, 20, 100]), min_size=columns, max_size=columns),
            min_size=rows,
            max_size=rows,
        )
    )
)


def agreeing(counts, hidden, most):
    """Every table of whole numbers up to `most` with the published cells and totals."""
    rows, columns = counts.shape
    free = [(r, c) for r, c in product(range(rows), range(columns)) if (r, c) in hidden]
    for numbers in product(range(most + 1), repeat=len(free)):
        table = counts.copy()
        for place, number in zip(free, numbers, strict=True):
            table[place] = number
        is_same = [table[r].sum() == counts[r].sum() for r in range(rows) if (r, -1) not in hidden] + [
            table[:, c].sum() == counts[:, c].sum() for c in range(columns) if (-1, c) not in hidden
        ]
        if all(is_same) and ((-1, -1) in hidden or table.sum() == counts.sum()):
            yield table


def test_a_lone_small_cell_takes_three_others_with_it():
    """Rows and columns are published, so that one hidden cell would be what is left over."""
    table = suppressed(np.array([[2, 30, 40], [50, 60, 70], [80, 90, 99]]), smallest=5)
    assert (0, 0) in table.hidden
    interior = {item for item in table.hidden if -1 not in item}
    assert len(interior) >= 4
    assert width(suppressed(np.array([[2, 30], [50, 60]]), smallest=5), (0, 0)) >= 5
    assert width(table, (0, 0)) >= 5


def test_nothing_small_and_nothing_is_hidden():
    assert suppressed(np.array([[5, 0], [9, 100]])).hidden == set()
    assert suppressed(np.array([[1, 2], [3, 4]]), smallest=1).hidden == set()


def test_fewer_members_than_a_count_may_show_are_not_even_counted():
    table = suppressed(np.array([[3]]))
    assert [table.shown(item) for item in table.items()] == [None] * 4


@pytest.mark.parametrize("counts", [[[1, 1], [1, 9]], [[2, 4], [4, 4]], [[1, 0], [0, 1]], [[1, 6, 7], [6, 6, 6]]])
def test_no_hidden_small_count_can_be_worked_out(counts):
    """By brute force: the tables that agree with the published numbers leave each small count in doubt."""
    table = suppressed(np.array(counts), smallest=3)
    small = [item for item in table.items() if 0 < table.count(item) < 3]
    seen = {item: set() for item in small}
    for other in agreeing(table.counts, table.hidden, 9):
        for item in small:
            seen[item].add(int(other[table.cells(item)].sum()))
    assert all(len(values) > 1 for values in seen.values())


@settings(deadline=None, max_examples=60)
@given(COUNTS)
def test_what_is_published_leaves_every_small_count_in_doubt(counts):
    table = suppressed(np.array(counts))
    shown = [item for item in table.items() if item not in table.hidden]
    for item in table.items():
        if 0 < table.count(item) < SMALLEST:
            assert item in table.hidden
            assert not shown or width(table, item) >= SMALLEST
