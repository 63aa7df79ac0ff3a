"""Groups as players of the K-nearest game: the definition, single works, one group, sampled and exact."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.kernels import group_attribution as module
from simulator.kernels.attribution import attribute
from simulator.kernels.group_attribution import (
    GROUP_METHODS,
    group_shares,
    group_values,
    nearest_by_group,
    sizes_of,
)
from simulator.kernels.sampled_semivalues import sampled_semivalue
from simulator.kernels.semivalues import shapley_sizes
from simulator.kernels.similarity import norms
from tests.kernels.games import by_definition


def world(seed, works=9, outputs=4, groups=3, dimensions=3):
    luck = np.random.default_rng(seed)
    drawn = luck.integers(-4, 5, (works, dimensions)).astype(np.int8)
    made = luck.integers(-4, 5, (outputs, dimensions)).astype(np.int8)
    return drawn, made, luck.integers(0, groups, works)


def of(works, made, groups, neighbours, permitted=None):
    allowed = np.ones(len(works), bool) if permitted is None else permitted
    return nearest_by_group(works, norms(works), allowed, groups, made, neighbours)


def worth_by_hand(works, made, groups, neighbours):
    dots = made.astype(float) @ works.astype(float).T
    lengths = np.outer(np.linalg.norm(made.astype(float), axis=1), np.linalg.norm(works.astype(float), axis=1))
    cosines = np.maximum(dots / np.where(lengths > 0, lengths, 1), 0)

    def worth(group):
        own = np.isin(groups, group)
        return sum(sum(sorted(row[own], reverse=True)[:neighbours]) for row in cosines) / neighbours / len(made)

    return worth


@given(st.integers(0, 10**6), st.integers(1, 12))
@settings(max_examples=40)
def test_equals_the_definition(seed, neighbours):
    works, made, groups = world(seed)
    found = group_values(of(works, made, groups, neighbours))
    worth = worth_by_hand(works, made, groups, neighbours)
    g = int(groups.max()) + 1
    np.testing.assert_allclose(found.values, by_definition(worth, g, [1 / g] * g), atol=1e-12)
    assert found.values.sum() == pytest.approx(worth(range(g)), abs=1e-12)
    assert not found.errors.any()


@pytest.mark.parametrize("neighbours", [1, 3, 9, 20])
def test_single_works_are_knn_shapley(neighbours):
    works, made, _ = world(3)
    made = made[:1]
    found = group_values(of(works, made, np.arange(9), neighbours))
    expected, _ = attribute(works, norms(works), np.ones(9, bool), made, "knn_shapley", neighbours, np.ones(9))
    np.testing.assert_allclose(group_shares(found)[0], expected, atol=1e-12)


def test_one_group_takes_all():
    works, made, _ = world(5)
    shares, rest = group_shares(group_values(of(works, made, np.zeros(9, int), 2)))
    assert (shares.tolist(), rest) == ([1.0], 0.0)


def test_leave_one_out_of_single_works():
    # (u_i - u_(K+1)) / K within the K nearest, 0 beyond: cosines 1, .8, .6 with (1, 0) and K = 2.
    works = np.array([[5, 0], [4, 3], [3, 4]], dtype=np.int8)
    found = group_values(of(works, np.array([[1, 0]], dtype=np.int8), np.arange(3), 2), "leave_one_out")
    np.testing.assert_allclose(found.values, [0.2, 0.1, 0.0], atol=1e-15)


def test_works_that_are_not_permitted_pay_their_group_nothing():
    works, made, groups = world(6)
    shares, _ = group_shares(group_values(of(works, made, groups, 2, groups != 1)))
    assert shares[1] == 0.0


def test_nothing_similar_is_undistributed():
    works = np.array([[1, 0], [0, 1]], dtype=np.int8)
    estimate = group_values(of(works, np.array([[-1, -1]], dtype=np.int8), np.array([0, 1]), 1))
    assert group_shares(estimate)[1] == 1.0
    assert not group_shares(estimate)[0].any()


@pytest.mark.parametrize("method", GROUP_METHODS)
def test_every_method_agrees_with_the_definition(method):
    works, made, groups = world(8, groups=4)
    sizes = sizes_of(method, 4, 4.0, 1.0, [0.1, 0.2, 0.3, 0.4])
    found = group_values(of(works, made, groups, 2), method, alpha=4.0, beta=1.0, sizes=[0.1, 0.2, 0.3, 0.4])
    np.testing.assert_allclose(found.values, by_definition(worth_by_hand(works, made, groups, 2), 4, sizes), atol=1e-12)


def test_twenty_one_groups_are_sampled_with_an_error_that_holds():
    works, made, _ = world(9, works=21)
    near = of(works, made, np.arange(21), 3)
    found = group_values(near, orders=400, key=3)
    exact, rest = attribute(works, norms(works), np.ones(21, bool), made[:1], "knn_shapley", 3, np.ones(21))
    assert rest == 0.0
    one = group_values(of(works, made[:1], np.arange(21), 3), orders=400, key=3)
    assert np.abs((one.values / one.values.sum() - exact) / (one.errors / one.values.sum() + 1e-9)).max() < 5
    assert found.orders == 400
    assert found.errors.max() > 0


def test_sampling_agrees_with_the_table_where_both_can():
    works, made, groups = world(11, groups=5)
    near = of(works, made, groups, 2)
    exact = group_values(near).values
    drawn = sampled_semivalue(near.worth, shapley_sizes(near.groups), near.groups, 2000, 1, 0)
    assert np.abs((drawn.values - exact) / (drawn.errors + 1e-12)).max() < 4.5


def test_sixty_four_groups():
    works, made, _ = world(12, works=64)
    found = group_values(of(works, made, np.arange(64), 3), orders=20)
    assert found.values.sum() == pytest.approx(of(works, made, np.arange(64), 3).worth(np.ones((1, 64), bool))[0])


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        (np.zeros(3, int), "groups must be whole numbers"),
        (np.zeros(9), "groups must be whole numbers"),
        (np.array([0] * 8 + [-2]), "work 8 is in group -2"),
    ],
)
def test_bad_groups_are_refused(groups, message):
    works, made, _ = world(1)
    with pytest.raises(ValueError, match=message):
        of(works, made, groups, 2)


def test_no_groups_and_unknown_methods_are_refused():
    with pytest.raises(ValueError, match="no groups"):
        of(np.empty((0, 2), np.int8), np.empty((0, 2), np.int8), np.empty(0, int), 1)
    works, made, groups = world(1)
    with pytest.raises(ValueError, match="'owen' is not one of"):
        group_values(of(works, made, groups, 1), "owen")
    with pytest.raises(ValueError, match="probabilities of the sizes"):
        group_values(of(works, made, groups, 1), "semivalue")


@pytest.mark.parametrize("neighbours", [1, 2, 5, 8, 9, 30])
def test_leave_one_out_in_closed_form(neighbours):
    # Whoever is among the K nearest leaves its place to the next: (u_i - u_(K+1)) / K; anybody else changes nothing.
    works, made, _ = world(21)
    utilities = sorted((worth_by_hand(works, made[:1], np.arange(9), 1)([work]) for work in range(9)), reverse=True)
    after = utilities[neighbours] if neighbours < 9 else 0.0
    expected = [(u - after) / neighbours if rank < neighbours else 0.0 for rank, u in enumerate(utilities)]
    found = group_values(of(works, made[:1], np.arange(9), neighbours), "leave_one_out").values
    np.testing.assert_allclose(sorted(found, reverse=True), sorted(expected, reverse=True), atol=1e-12)


@given(st.integers(0, 10**6), st.permutations(range(4)), st.sampled_from(GROUP_METHODS[:3]))
@settings(max_examples=30)
def test_names_of_groups_do_not_matter(seed, order, method):
    works, made, groups = world(seed, groups=4)
    groups[:4] = range(4)
    found, moved = (group_values(of(works, made, g, 2), method).values for g in (groups, np.array(order)[groups]))
    np.testing.assert_allclose(moved[list(order)], found, atol=1e-12)


@given(st.integers(0, 10**6))
@settings(max_examples=30)
def test_groups_with_the_same_works_get_the_same_and_one_with_nothing_gets_nothing(seed):
    works, made, _ = world(seed, works=4)
    both = np.concatenate([works, works, -made[:1], 0 * made[:1]]).astype(np.int8)
    found = group_values(of(both, made[:1], np.array([0] * 4 + [1] * 4 + [2, 2]), 3)).values
    assert found[0] == pytest.approx(found[1], abs=1e-12)
    assert found[2] == 0.0


@given(st.integers(0, 10**6), st.sampled_from(GROUP_METHODS[:3]))
@settings(max_examples=30)
def test_values_of_outputs_add_up(seed, method):
    works, made, groups = world(seed, groups=3)
    groups[:3] = range(3)
    single = [group_values(of(works, made[[row]], groups, 2), method).values for row in range(4)]
    np.testing.assert_allclose(
        group_values(of(works, made, groups, 2), method).values, np.mean(single, axis=0), atol=1e-12
    )


@pytest.mark.parametrize("tile", [1, 4, 1000])
@pytest.mark.parametrize("entries", [1, 40])
def test_tiles_and_heaps_of_any_size_change_no_bit(monkeypatch, tile, entries):
    works, made, groups = world(30, works=40, outputs=9)
    whole = of(works, made, groups, 3)
    monkeypatch.setattr(module, "WORKS_A_TILE", tile)
    monkeypatch.setattr(module, "HEAP_ENTRIES", entries)
    for found, expected in zip(of(works, made, groups, 3), whole, strict=True):
        np.testing.assert_array_equal(found, expected)


def test_floats_are_as_good_as_whole_numbers():
    works, made, groups = world(31, works=40, outputs=9)
    whole = group_values(of(works, made, groups, 3)).values
    drawn, outputs = works.astype(np.float32) * np.float32(0.25), made.astype(np.float32)
    found = nearest_by_group(drawn, np.zeros(0), np.ones(40, bool), groups, outputs, 3)
    np.testing.assert_allclose(group_values(found).values, whole, atol=1e-12)
    drawn[7, 1] = np.nan
    with pytest.raises(ValueError, match="works: row 7 is not finite"):
        nearest_by_group(drawn, np.zeros(0), np.ones(40, bool), groups, outputs, 3)
    with pytest.raises(ValueError, match="outputs: embeddings must be float32"):
        nearest_by_group(drawn[:5], np.zeros(0), np.ones(5, bool), groups[:5], made, 3)
    with pytest.raises(ValueError, match="outputs have 2 dimensions and works 3"):
        nearest_by_group(drawn[:5], np.zeros(0), np.ones(5, bool), groups[:5], outputs[:, :2], 3)
