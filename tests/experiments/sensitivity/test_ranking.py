"""Shares of effects and their bounds by hand; how often the bounds hold the truth; what stands apart."""

import numpy as np
import pytest
from scipy import stats

from simulator.experiments.sensitivity.problem import DUMMY
from simulator.experiments.sensitivity.ranking import bounded, number_apart, rows, shares

PATHS = ["a", "b", DUMMY]


def test_shares_are_means_over_regimes():
    """Sizes 3 and 1 in one regime, 1 and 1 in the other: shares 3/4 and 1/2, mean 5/8."""
    effects = np.array([[[3.0, -1.0, 0.0], [-3.0, 1.0, 0.0]], [[1.0, 1.0, 0.0], [-1.0, 1.0, 0.0]]])
    np.testing.assert_allclose(shares(effects), [5 / 8, 3 / 8, 0.0])
    np.testing.assert_allclose(bounded(effects)[:, 0], bounded(effects)[:, 2])  # every walk tells the same


def test_where_a_share_is_a_mean_bounds_are_students():
    """Where sizes sum to the same in every walk a share is a plain mean over walks, and its bounds are Student's."""
    first = np.array([0.2, 0.5, 0.9, 0.4, 0.6, 0.3])
    effects = np.stack([first, 1.0 - first], axis=1)[None]
    low, middle, high = bounded(effects)[0]
    half = stats.t.ppf(0.95, 5) * first.std(ddof=1) / np.sqrt(6)
    np.testing.assert_allclose([low, middle, high], [first.mean() - half, first.mean(), first.mean() + half])


def test_bounds_hold_the_truth_nine_times_in_ten():
    """Six walks of log-normal effects, 400 times; 84% is four deviations below nine in ten."""
    rng = np.random.default_rng(5)
    sizes = rng.lognormal(0.0, 0.5, (400, 1, 6, 4)) * np.array([4.0, 2.0, 1.0, 1.0])
    held = [bounded(each)[:, 0] <= np.array([4, 2, 1, 1]) / 8 for each in sizes]
    also = [bounded(each)[:, 2] >= np.array([4, 2, 1, 1]) / 8 for each in sizes]
    assert np.mean(np.logical_and(held, also)) >= 0.84


@pytest.mark.parametrize(
    ("ends", "number"),
    [
        ([(0.5, 0.6), (0.2, 0.3), (0.1, 0.15), (0.0, 0.05)], 3),
        ([(0.5, 0.6), (0.2, 0.3), (0.04, 0.15), (0.0, 0.05)], 2),
        ([(0.5, 0.6), (0.2, 0.3), (0.1, 0.25), (0.05, 0.22)], 1),
        ([(0.2, 0.6), (0.1, 0.3), (0.1, 0.25), (0.0, 0.12)], 0),
    ],
)
def test_figures_stand_apart_where_no_bounds_overlap(ends, number):
    assert number_apart(np.array([(low, (low + high) / 2, high) for low, high in ends])) == number


def test_the_dummy_is_not_ranked_and_a_walk_that_a_regime_lost_is_lost_to_all():
    walks = np.array([[3.0, 1.0, 0.0], [5.0, 1.0, 0.0], [100.0, 0.0, 0.0]])
    lost = walks.copy()
    lost[2] = np.nan
    told, leaders = rows(PATHS, "hours", {"levy": walks, "deal": lost})
    assert [row["path"] for row in told] == ["a", "b"]
    assert told[0]["share"][1] == pytest.approx(0.8)
    assert leaders[0]["walks"] == 2


def test_too_few_walks_or_no_effects_tell_nothing():
    still = np.zeros((6, 3))
    assert rows(PATHS, "hours", {"levy": still}) == ([], [])
    assert rows(PATHS, "hours", {"levy": still[:1] + 1.0}) == ([], [])
