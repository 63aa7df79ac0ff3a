"""Elementary effects by hand: of a plane its slopes, of a product what depends on the other; a dummy has none."""

import numpy as np
import pytest
from scipy import stats

from simulator.experiments.sensitivity.morris import effects, elementary, trajectories

NAMES = ("a", "b", "c", "dummy")


@pytest.mark.parametrize("seed", [0, 7, 20270101])
def test_of_a_plane_they_are_its_slopes(seed) -> None:
    """Over its whole range a figure of slope s moves the outcome by s, wherever the others stand."""
    where = trajectories(NAMES, 6, seed)
    found = effects(NAMES, where, 5.0 + where @ [2.0, -3.0, 0.5, 0.0], seed)
    np.testing.assert_allclose(found.mu, [2.0, -3.0, 0.5, 0.0], atol=1e-12)
    np.testing.assert_allclose(found.mu_star, [2.0, 3.0, 0.5, 0.0], atol=1e-12)
    np.testing.assert_allclose(found.sigma, 0.0, atol=1e-12)
    assert found.mu_star[3] == 0.0
    assert found.half_width[3] == 0.0


def test_of_a_product_they_depend_on_the_other() -> None:
    where = trajectories(("a", "b"), 40, 1)
    found = effects(("a", "b"), where, (where[:, 0] - 0.5) * (where[:, 1] - 0.5), 1)
    assert (found.sigma > found.mu_star).all()  # effects of both signs: mu is near nothing, their spread is not
    assert (np.abs(found.mu) < 0.5 * found.mu_star).all()


def test_each_figure_moves_once_in_a_trajectory_over_two_thirds_of_its_range() -> None:
    where = trajectories(NAMES, 5, 3)
    assert where.shape == (5 * 5, 4)
    for walk in where.reshape(5, 5, 4):
        steps = np.abs(np.diff(walk, axis=0))
        np.testing.assert_allclose(np.sort(steps, axis=1)[:, -1], 2 / 3)
        assert (np.sort(steps, axis=1)[:, :-1] == 0.0).all()
        assert sorted(steps.argmax(axis=1)) == [0, 1, 2, 3]


def test_trajectories_with_a_failed_run_are_left_out() -> None:
    where = trajectories(NAMES, 6, 2)
    outcomes = where @ [2.0, -3.0, 0.5, 0.0]
    outcomes[7] = np.nan
    found = effects(NAMES, where, outcomes, 2)
    assert found.trajectories == 5
    np.testing.assert_allclose(found.mu, [2.0, -3.0, 0.5, 0.0], atol=1e-12)
    outcomes[::6] = np.nan
    assert np.isnan(effects(NAMES, where, outcomes, 2).mu_star).all()


def test_many_trajectories_are_drawn_without_choosing_among_more() -> None:
    assert trajectories(NAMES, 200, 1).shape == (200 * 5, 4)


def test_the_same_seed_gives_the_same_walk() -> None:
    np.testing.assert_array_equal(trajectories(NAMES, 3, 9), trajectories(NAMES, 3, 9))


def test_half_widths_are_students_and_effects_are_those_of_salib() -> None:
    """Means and spreads of our effects against SALib's; the half width by scipy's interval of a mean."""
    where = trajectories(NAMES, 6, 4)
    outcomes = where[:, 0] * where[:, 1] + where[:, 2] ** 2
    found, single = effects(NAMES, where, outcomes, 4), elementary(where, outcomes)
    np.testing.assert_allclose(single.mean(axis=0), found.mu, atol=1e-12)
    np.testing.assert_allclose(np.abs(single).mean(axis=0), found.mu_star, atol=1e-12)
    sizes = np.abs(single[:, 0])
    low, high = stats.t.interval(0.9, 5, loc=sizes.mean(), scale=stats.sem(sizes))
    assert found.half_width[0] == pytest.approx((high - low) / 2)
