"""KNN-Shapley against its definition over all coalitions, closed forms and the axioms."""

from itertools import combinations
from math import comb

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from simulator.kernels.attribution import attribute
from simulator.kernels.similarity import norms

MANY = 40 if numba.config.DISABLE_JIT else 3000
# Few distinct entries: ties, zero vectors and negative cosines are common.
CATALOGUES = hnp.arrays(np.int8, st.tuples(st.integers(1, 8), st.just(3)), elements=st.integers(-3, 3))
OUTPUT = hnp.arrays(np.int8, (1, 3), elements=st.integers(-3, 3))
NEIGHBOURS = st.integers(1, 12)


def knn(works, outputs, neighbours, permitted=None):
    everything = np.ones(len(works), dtype=bool) if permitted is None else permitted
    return attribute(works, norms(works), everything, outputs, "knn_shapley", neighbours, np.ones(len(works)))


def similarities(works, output):
    """max(cos, 0) from integers, without the code under test."""
    dots = works.astype(int) @ output.astype(int)
    lengths = np.sqrt((works.astype(int) ** 2).sum(axis=1)) * np.sqrt((output.astype(int) ** 2).sum())
    return [max(dot / length, 0.0) if length else 0.0 for dot, length in zip(dots, lengths, strict=True)]


def worth(coalition, neighbours):
    return sum(sorted(coalition, reverse=True)[:neighbours]) / neighbours


def shapley(utilities, neighbours):
    """The definition: average marginal worth over all coalitions of the others."""
    n, values = len(utilities), []
    for i, own in enumerate(utilities):
        others = utilities[:i] + utilities[i + 1 :]
        value = 0.0
        for size in range(n):
            gains = (
                worth([*group, own], neighbours) - worth(group, neighbours) for group in combinations(others, size)
            )
            value += sum(gains) / (n * comb(n - 1, size))
        values.append(value)
    return np.array(values)


def recursion(utilities, neighbours):
    """s_r = s_(r+1) + (u_r - u_(r+1)) / max(K, r) by NumPy, for sizes beyond brute force."""
    utilities = np.asarray(utilities)
    order = np.argsort(-utilities, kind="stable")
    ranked = utilities[order]
    steps = (ranked - np.append(ranked[1:], 0.0)) / np.maximum(np.arange(1, len(ranked) + 1), neighbours)
    values = np.empty(len(ranked))
    values[order] = np.cumsum(steps[::-1])[::-1]
    return values


@given(CATALOGUES, OUTPUT, NEIGHBOURS)
@settings(max_examples=150)
def test_equals_the_definition_over_all_coalitions(works, output, neighbours):
    values = shapley(similarities(works, output[0]), neighbours)
    weights, undistributed = knn(works, output, neighbours)
    if values.sum() == 0.0:
        assert undistributed == 1.0
        assert not weights.any()
    else:
        np.testing.assert_allclose(weights, values / values.sum(), rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("neighbours", range(1, 12))
@pytest.mark.parametrize("size", range(1, 9))
def test_every_size_and_every_k_to_beyond_n(size, neighbours):
    angles = np.linspace(0.2, 1.4, size)
    works = np.rint(127 * np.column_stack([np.cos(angles), np.sin(angles)])).astype(np.int8)
    output = np.array([[127, 0]], dtype=np.int8)
    values = shapley(similarities(works, output[0]), neighbours)
    np.testing.assert_allclose(knn(works, output, neighbours)[0], values / values.sum(), rtol=1e-12)


def test_by_hand():
    # Cosines with (1, 0): 1, 0.8, 0.6. K = 2: s_3 = 0.6/3, s_2 = s_3 + 0.2/2, s_1 = s_2 + 0.2/2; their sum is 0.9.
    works = np.array([[5, 0], [4, 3], [3, 4]], dtype=np.int8)
    weights, undistributed = knn(works, np.array([[1, 0]], dtype=np.int8), 2)
    np.testing.assert_allclose(weights, np.array([0.4, 0.3, 0.2]) / 0.9, rtol=1e-14)
    assert undistributed == 0.0


def test_more_neighbours_than_works_pays_by_similarity():
    # v is then additive, so each work is worth its own u / K; the published start u_N / N would say otherwise.
    works = np.array([[5, 0], [4, 3], [3, 4]], dtype=np.int8)
    weights, _ = knn(works, np.array([[1, 0]], dtype=np.int8), 50)
    np.testing.assert_allclose(weights, np.array([1.0, 0.8, 0.6]) / 2.4, rtol=1e-14)


def random_catalogue(rows, seed, dimensions=8):
    return np.random.default_rng(seed).integers(-127, 128, (rows, dimensions)).astype(np.int8)


@pytest.mark.parametrize("neighbours", [1, 10, MANY - 1, MANY, MANY + 1, 10 * MANY])
def test_large_catalogues_against_the_recursion_in_numpy(neighbours):
    works, outputs = random_catalogue(MANY, 1), random_catalogue(5, 2)
    expected = np.mean(
        [(values := recursion(similarities(works, output), neighbours)) / values.sum() for output in outputs],
        axis=0,
    )
    np.testing.assert_allclose(knn(works, outputs, neighbours)[0], expected, rtol=1e-10, atol=1e-18)


def test_works_closer_than_a_sorting_step_still_stand_in_order():
    # Thousands of directions within a hair of each other: cosines that differ by less than 2**-22 abound.
    few = np.arange(-12, 13)
    works = np.array([[127, 127 - abs(x), x, y] for x in few for y in few], dtype=np.int8)[: 20 * MANY]
    output = np.array([[1, 1, 0, 0]], dtype=np.int8)
    exact = similarities(works, output[0])
    assert len(set(exact)) > len({int(u * 2**22) for u in exact})
    values = recursion(exact, 3)
    weights, _ = knn(works, output, 3)
    np.testing.assert_allclose(weights, values / values.sum(), rtol=1e-12)


@given(CATALOGUES, hnp.arrays(np.int8, (4, 3), elements=st.integers(-3, 3)), NEIGHBOURS)
def test_efficiency_nothing_is_lost_and_nothing_is_negative(works, outputs, neighbours):
    weights, undistributed = knn(works, outputs, neighbours)
    assert weights.min() >= 0.0
    assert weights.sum() + undistributed == pytest.approx(1.0, abs=1e-12)
    assert undistributed == sum(not any(similarities(works, output)) for output in outputs) / 4


@given(CATALOGUES, OUTPUT, NEIGHBOURS)
def test_symmetry_and_monotonicity(works, output, neighbours):
    weights, _ = knn(works, output, neighbours)
    utilities = similarities(works, output[0])
    for i, j in combinations(range(len(works)), 2):
        if (works[i] == works[j]).all():
            assert weights[i] == weights[j]
        if utilities[i] > utilities[j]:
            assert weights[i] >= weights[j]


@given(CATALOGUES, OUTPUT, NEIGHBOURS)
def test_null_players_earn_nothing_and_change_nothing(works, output, neighbours):
    alone, undistributed = knn(works, output, neighbours)
    with_null, same = knn(np.concatenate([works, -output, 0 * output]).astype(np.int8), output, neighbours)
    np.testing.assert_array_equal(with_null, np.append(alone, [0.0, 0.0]))
    assert same == undistributed


@given(CATALOGUES, hnp.arrays(np.int8, (4, 3), elements=st.integers(-3, 3)), NEIGHBOURS)
def test_linearity_in_outputs(works, outputs, neighbours):
    together, undistributed = knn(works, outputs, neighbours)
    single = [knn(works, outputs[[row]], neighbours) for row in range(4)]
    np.testing.assert_allclose(together, np.mean([weights for weights, _ in single], axis=0), atol=1e-15)
    assert undistributed == np.mean([rest for _, rest in single])


@given(st.permutations(range(9)), NEIGHBOURS)
def test_the_order_of_works_changes_no_bit(order, neighbours):
    works, outputs = np.tile(random_catalogue(3, 5, 3), (3, 1)), random_catalogue(6, 6, 3)  # with ties
    np.testing.assert_array_equal(knn(works[order], outputs, neighbours)[0], knn(works, outputs, neighbours)[0][order])


@given(CATALOGUES, OUTPUT, NEIGHBOURS, st.data())
def test_a_work_that_is_not_permitted_is_as_if_it_were_not_there(works, output, neighbours, data):
    permitted = data.draw(hnp.arrays(bool, len(works)))
    weights, undistributed = knn(works, output, neighbours, permitted)
    assert not weights[~permitted].any()
    if permitted.any():
        alone, same = knn(works[permitted], output, neighbours)
        np.testing.assert_array_equal(weights[permitted], alone)
        assert undistributed == same
    else:
        assert undistributed == 1.0


def test_a_copy_counts_as_a_work_of_its_own():
    # Three works equally near, two of them copies: 1/3 each, so that the owner of the copies has 2/3.
    works = np.array([[3, 4], [3, 4], [4, 3]], dtype=np.int8)
    weights, _ = knn(works, np.array([[1, 1]], dtype=np.int8), 1)
    np.testing.assert_allclose(weights, [1 / 3, 1 / 3, 1 / 3], rtol=1e-15)


@pytest.mark.parametrize("seed", range(3))
def test_one_neighbour_in_closed_form(seed):
    # K = 1 is the airport game: each drop of similarity from rank r to r + 1 is shared evenly by the r nearest.
    works, output = random_catalogue(40, seed), random_catalogue(1, seed + 50)
    utilities = np.array(similarities(works, output[0]))
    order = np.argsort(-utilities, kind="stable")
    drops = utilities[order] - np.append(utilities[order][1:], 0.0)
    expected = np.empty(40)
    expected[order] = [sum(drops[j] / (j + 1) for j in range(r, 40)) for r in range(40)]
    np.testing.assert_allclose(knn(works, output, 1)[0], expected / utilities.max(), rtol=1e-11, atol=1e-16)
