"""Labelled KNN-Shapley against its definition, its closed form for K = 1, and the truncation's bound."""

from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.kernels import similarity
from simulator.kernels.label_knn import label_knn_shapley
from simulator.kernels.similarity import norms


def world(seed, works, outputs=3):
    luck = np.random.default_rng(seed)
    drawn = luck.integers(-4, 5, (works, 3)).astype(np.int8), luck.integers(-4, 5, (outputs, 3)).astype(np.int8)
    return *drawn, luck.integers(0, 2, works), luck.integers(0, 2, outputs)


def values(works, made, labels, wanted, neighbours, eps=0.0, permitted=None):
    allowed = np.ones(len(works), bool) if permitted is None else permitted
    return label_knn_shapley(works, norms(works), allowed, labels, made, wanted, neighbours, eps)


def ranking(works, output):
    """Works from the nearest, ties by work; cosines of integers without the code under test."""
    dots = works.astype(int) @ output.astype(int)
    lengths = np.sqrt((works.astype(int) ** 2).sum(1)) * np.sqrt((output.astype(int) ** 2).sum())
    cosines = [dot / length if length else 0.0 for dot, length in zip(dots, lengths, strict=True)]
    return sorted(range(len(works)), key=lambda work: (-cosines[work], work))


def by_definition(works, output, labels, wanted, neighbours):
    order, n = ranking(works, output), len(works)

    def worth(group):
        return sum(labels[w] == wanted for w in [w for w in order if w in group][:neighbours]) / neighbours

    found = np.zeros(n)
    for i in range(n):
        others = [w for w in range(n) if w != i]
        for size in range(n):
            gains = [worth({*group, i}) - worth(set(group)) for group in combinations(others, size)]
            found[i] += sum(gains) / (n * comb(n - 1, size))
    return found


@given(st.integers(0, 10**6), st.integers(1, 8), st.integers(1, 10))
@settings(max_examples=60)
def test_equals_the_definition_to_beyond_n(seed, size, neighbours):
    works, made, labels, wanted = world(seed, size)
    expected = np.mean(
        [by_definition(works, made[o], labels, wanted[o], neighbours) for o in range(3)],
        axis=0,
    )
    np.testing.assert_allclose(values(works, made, labels, wanted, neighbours), expected, atol=1e-13)


def test_one_neighbour_by_hand():
    # Ranks 1, 2, 3 with labels right, wrong, right, K = 1: s_3 = 1/3, s_2 = 1/3 - 1/2, s_1 = s_2 + 1.
    works = np.array([[5, 0], [4, 3], [3, 4]], dtype=np.int8)
    found = values(works, np.array([[1, 0]], np.int8), [7, 8, 7], [7], 1)
    np.testing.assert_allclose(found, [5 / 6, -1 / 6, 1 / 3], rtol=1e-14)


def test_values_sum_to_the_worth_of_all():
    works, made, labels, wanted = world(4, 200, 20)
    right = [
        sum(labels[w] == wanted[o] for w in ranking(works, made[o])[:10]) / 10
        for o in range(20)
    ]  # fmt: skip
    assert values(works, made, labels, wanted, 10).sum() == pytest.approx(np.mean(right), abs=1e-12)


@pytest.mark.parametrize("eps", [0.5, 0.1, 0.02])
def test_truncation_is_off_by_no_more_than_it_says(eps):
    works, made, labels, wanted = world(5, 150, 10)
    exact, cut = (values(works, made, labels, wanted, 5, e) for e in (0.0, eps))
    assert np.abs(exact - cut).max() <= eps
    assert (cut == 0.0).sum() > 0


def test_works_that_are_not_permitted_are_not_there():
    works, made, labels, wanted = world(6, 20)
    permitted = np.arange(20) % 3 > 0
    found = values(works, made, labels, wanted, 3, permitted=permitted)
    np.testing.assert_array_equal(found[permitted], values(works[permitted], made, labels[permitted], wanted, 3))
    assert not found[~permitted].any()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"labels": [1, 2]}, "labels must be whole numbers"),
        ({"labels": [0.5] * 5}, "labels must be whole numbers"),
        ({"wanted": [1]}, "labels must be whole numbers"),
        ({"eps": -0.1}, "eps is -0.1"),
        ({"eps": np.nan}, "eps is nan"),
        ({"neighbours": 0}, "neighbours is 0"),
        ({"made": np.empty((0, 3), np.int8), "wanted": []}, "no outputs"),
    ],
)
def test_bad_input_is_refused(changed, message):
    works, made, labels, wanted = world(7, 5)
    good = {"works": works, "made": made, "labels": labels, "wanted": wanted, "neighbours": 2}
    with pytest.raises(ValueError, match=message):
        values(**{**good, **changed})


@pytest.mark.parametrize("sizes", [(1, 10**6), (3, 10**6), (64, 5)])
def test_tiles_change_no_bit(monkeypatch, sizes):
    works, made, labels, wanted = world(8, 60, 9)
    whole = values(works, made, labels, wanted, 4)
    for name, size in zip(("ROWS_AT_ONCE", "WORKS_AT_ONCE"), sizes, strict=True):
        monkeypatch.setattr(similarity, name, size)
    monkeypatch.setattr(similarity, "WORKS_A_BLOCK", sizes[1])
    np.testing.assert_array_equal(values(works, made, labels, wanted, 4), whole)
