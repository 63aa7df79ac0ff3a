"""Derivative works: the restricted game by brute force, and what adds up."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.kernels.permission import (
    checked_parents,
    permitted_with_parents,
    restricted_table,
    share_with_ancestors,
)
from simulator.kernels.semivalues import semivalue, shapley_sizes
from tests.kernels.games import by_definition

FORESTS = st.integers(1, 6).flatmap(lambda n: st.tuples(*[st.integers(-1, i - 1) for i in range(n)])).map(list)


def ancestors(parents, work):
    return [] if parents[work] < 0 else [parents[work], *ancestors(parents, parents[work])]


@given(FORESTS, st.integers(0, 999), st.randoms())
def test_the_restricted_game_by_brute_force(forest, seed, luck):
    n = len(forest)
    order = luck.sample(range(n), n)  # parents may stand behind their derivatives
    parents = [0] * n
    for i, parent in enumerate(forest):
        parents[order[i]] = order[parent] if parent >= 0 else -1
    table = np.random.default_rng(seed).normal(size=1 << n)
    table[0] = 0.0

    def worth(group):
        return table[sum(1 << i for i in group if set(ancestors(parents, i)) <= set(group))]

    found = semivalue(restricted_table(table, parents), shapley_sizes(n))
    np.testing.assert_allclose(found, by_definition(worth, n, [1 / n] * n), atol=1e-12)


@given(FORESTS)
def test_where_values_add_up_each_is_shared_with_its_ancestors(parents):
    n = len(parents)
    values = np.arange(1.0, n + 1)
    table = np.array([values[[i for i in range(n) if c >> i & 1]].sum() for c in range(1 << n)])
    found = semivalue(restricted_table(table, parents), shapley_sizes(n))
    np.testing.assert_allclose(share_with_ancestors(values, parents), found, atol=1e-12)


def test_a_remix_of_a_remix_by_hand():
    # 2 is made from 1, which is made from 0; each shares evenly with what it is made from.
    np.testing.assert_allclose(share_with_ancestors([6.0, 6.0, 6.0], [-1, 0, 1]), [11.0, 5.0, 2.0])


def test_consent_passes_down():
    permitted = np.array([True, False, True, True, True])
    assert permitted_with_parents(permitted, [-1, 0, 1, 2, 0]).tolist() == [True, False, False, False, True]


def test_a_long_chain():
    parents = np.arange(-1, 999)
    assert share_with_ancestors(np.eye(1000)[999], parents).tolist() == pytest.approx([1 / 1000] * 1000)


@pytest.mark.parametrize(
    ("parents", "message"),
    [
        ([-1, 5], "parent of work 1 is 5, which is no work"),
        ([-2], "parent of work 0 is -2"),
        ([0], "work 0 is its own ancestor"),
        ([-1, 2, 3, 1], "work 1 is its own ancestor"),
        ([0.5], "whole numbers"),
    ],
)
def test_bad_parents_are_refused(parents, message):
    with pytest.raises(ValueError, match=message):
        checked_parents(np.array(parents))


def test_a_table_of_other_players_is_refused():
    with pytest.raises(ValueError, match="a table of 2 players"):
        restricted_table(np.zeros(8), [-1, 0])
