"""Savage's regret in worlds small enough to subtract by hand."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from simulator.results.regret import behind_least, regret


def test_two_worlds_by_hand() -> None:
    found = regret(np.array([[1.0, 4.0, 4.0], [6.0, 0.0, 2.0]]))
    np.testing.assert_array_equal(found.mean, [1.5, 3.0, 2.0])
    np.testing.assert_array_equal(found.largest, [3.0, 6.0, 4.0])
    np.testing.assert_array_equal(found.best_share, [0.5, 0.25, 0.25])
    np.testing.assert_array_equal(found.high, found.largest)  # below nineteen worlds the worst that was seen


@given(arrays(np.float64, (6, 3), elements=st.floats(-1e6, 1e6)))
def test_regret_is_never_negative_and_somebody_is_best_in_every_world(worlds) -> None:
    found = regret(worlds)
    assert (found.mean >= 0).all()
    assert np.isclose(found.best_share.sum(), 1.0)


@given(arrays(np.float64, (6, 3), elements=st.integers(-1000, 1000)), st.integers(-100, 100))
def test_what_is_added_to_every_regime_of_a_world_does_not_matter(worlds, shift) -> None:
    np.testing.assert_allclose(regret(worlds + shift).mean, regret(worlds).mean)


def test_a_lead_has_the_bounds_of_a_paired_t_test() -> None:
    rows = [[3.0, 2.0, 0.0], [1.0, 2.0, 0.5], [4.0, 3.5, 1.0], [2.0, 2.5, -1.0], [5.0, 3.0, 2.0], [2.5, 2.4, 0.1]]
    values = np.array(rows)
    found = behind_least(values)
    assert found.leader == 0
    for other in (1, 2):
        bounds = stats.ttest_rel(values[:, 0], values[:, other]).confidence_interval(0.9)
        np.testing.assert_allclose((found.low[other], found.high[other]), bounds)
    assert found.tied() == [0, 1]


def test_one_world_tells_nobody_apart() -> None:
    assert behind_least(np.array([[1.0, 2.0, 3.0]])).tied() == [2, 0, 1]
