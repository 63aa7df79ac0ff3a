"""Counting worlds by hand; bounds of a share against statsmodels."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from statsmodels.stats.proportion import proportion_confint  # type: ignore[import-untyped]

from simulator.results.pairwise import Won, clear_sign, is_clear, oriented, probability_better, wilson, won


def test_four_worlds_counted_by_hand() -> None:
    worlds = np.array([[1.0, 2.0, 2.0], [3.0, 2.0, 2.0], [5.0, 4.0, 4.0], [0.0, 1.0, 2.0]])
    expected = [[0.5, 0.5, 0.5], [0.5, 0.5, 0.375], [0.5, 0.625, 0.5]]  # second against third: three ties, one loss
    np.testing.assert_array_equal(probability_better(worlds), expected)


def test_less_is_better_turns_the_table_round() -> None:
    worlds = np.array([[1.0, 2.0], [1.0, 3.0]])
    np.testing.assert_array_equal(probability_better(oriented(worlds, "less")), [[0.5, 1.0], [0.0, 0.5]])


def test_without_worlds_nothing_is_known() -> None:
    assert np.isnan(probability_better(np.empty((0, 2)))).all()
    assert np.isnan(wilson(np.nan, 0)).all()


@given(arrays(np.float64, (7, 4), elements=st.floats(-1e6, 1e6)))
def test_every_pair_sums_to_one(worlds) -> None:
    found = probability_better(worlds)
    np.testing.assert_allclose(found + found.T, 1.0)


@pytest.mark.parametrize(("wins", "worlds"), [(0, 12), (3, 12), (12, 12), (20, 40)])
def test_the_bounds_of_a_share_are_wilsons(wins, worlds) -> None:
    expected = proportion_confint(wins, worlds, alpha=0.1, method="wilson")
    np.testing.assert_allclose(wilson(wins / worlds, worlds), expected, atol=1e-12)


def test_a_world_that_lacks_one_of_the_two_does_not_count() -> None:
    assert won(np.array([1.0, 5.0, np.nan]), np.array([0.0, np.nan, 2.0])) == Won(1.0, 1.0, 1)
    assert won(np.array([np.nan]), np.array([1.0])).worlds == 0


def test_a_tie_is_half_a_win_and_no_win_strictly() -> None:
    assert won(np.array([1.0, 0.0, 0.0, -1.0]), np.zeros(4)) == Won(0.5, 0.25, 4)


@pytest.mark.parametrize(("wins", "worlds", "clear"), [(2, 2, False), (10, 10, False), (11, 11, True), (40, 40, True),
                                                       (36, 40, False), (37, 40, True), (30, 40, False)])  # fmt: skip
def test_a_share_is_clear_where_its_lower_bound_is_four_in_five(wins, worlds, clear) -> None:
    low, _ = proportion_confint(wins, worlds, alpha=0.1, method="wilson")
    assert (low >= 0.8) == clear
    assert is_clear(wins / worlds, worlds) == clear


def test_a_sign_is_clear_on_either_side_of_zero() -> None:
    assert clear_sign(np.full(11, -2.0))
    assert clear_sign(np.array([1.0] * 11 + [np.nan]))
    assert not clear_sign(np.array([1.0, -1.0] * 20))
    assert not clear_sign(np.zeros(40))
    assert not clear_sign(np.array([1.0] * 32 + [0.0] * 8))  # with ties as halves it would be 90% of worlds
