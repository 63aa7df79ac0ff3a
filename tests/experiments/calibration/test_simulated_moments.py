"""Simulated moments against least squares in closed form."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from simulator.experiments.calibration.simulated_moments import estimate, jacobian, profile
from tests.experiments.calibration.toys import SLOPES, linear, normal, uniform

TOLD = 10.0 * SLOPES[:, :2]  # tight enough that no end meets the edge of the cube
MIDDLE = np.full(3, 0.5)


def least_squares(observed):
    """The point (A'A)^-1 A'observed and its standard errors, the roots of the diagonal of (A'A)^-1."""
    covariance = np.linalg.inv(TOLD.T @ TOLD)
    return covariance @ TOLD.T @ observed, np.sqrt(np.diag(covariance))


def test_a_linear_world_is_solved_as_least_squares_do():
    observed = TOLD @ np.array([0.4, 0.55]) + np.array([0.3, -0.2, 0.5, 0.1])
    found = estimate(lambda point: TOLD @ point, observed, MIDDLE[:2])
    point, errors = least_squares(observed)
    assert found.point == pytest.approx(point, abs=1e-4)
    assert found.low == pytest.approx(point - 1.6449 * errors, abs=2e-3)
    assert found.high == pytest.approx(point + 1.6449 * errors, abs=2e-3)
    assert found.distance == pytest.approx(((TOLD @ point - observed) ** 2).sum(), rel=1e-6)


def test_what_no_moment_tells_keeps_its_whole_range():
    found = estimate(linear, linear(np.array([0.4, 0.6, 0.9])), MIDDLE)
    assert (found.low[2], found.high[2]) == (0.0, 1.0)
    assert found.point[2] == 0.5
    assert found.high[1] - found.low[1] < 0.4


def test_two_parameters_of_which_only_the_sum_is_told_keep_their_ranges():
    """Sum 1 known to 0.01: either can be 0 or 1 as long as the other makes up for it; sum 1.6 leaves 0.6 to 1."""
    slopes = np.array([[100.0, 100.0]])
    low, high = profile(slopes, np.zeros(1), np.array([0.5, 0.5]))
    assert (low.tolist(), high.tolist()) == ([0.0, 0.0], [1.0, 1.0])
    low, high = profile(slopes, np.zeros(1), np.array([0.8, 0.8]))
    assert low == pytest.approx([0.6, 0.6], abs=0.02)
    assert high.tolist() == [1.0, 1.0]


def test_slopes_of_a_curve_and_never_a_step_outside():
    seen = []

    def curve(point):
        seen.append(point.copy())
        return np.array([point[0] ** 2, point[1]])

    found = jacobian(curve, np.array([1.0, 0.0]), 0.1)
    assert found == pytest.approx(np.array([[1.9, 0.0], [0.0, 1.0]]))  # (1 - 0.81) / 0.1
    assert np.min(seen) >= 0.0
    assert np.max(seen) <= 1.0


def test_a_bent_world_is_found_again():
    def bent(point):
        return np.array([30.0 * np.exp(point[0]), 40.0 * point[0] * point[1], 25.0 * point[1] ** 2])

    truth = np.array([0.25, 0.8])
    found = estimate(bent, bent(truth), MIDDLE[:2])
    assert found.point == pytest.approx(truth, abs=0.01)
    assert (found.low < truth).all()
    assert (found.high > truth).all()


def test_nine_in_ten_intervals_hold_the_truth():
    truths = 0.2 + 0.6 * uniform(150, 2, 3)
    observed = truths @ TOLD.T + normal(150, 4, 4)
    held = []
    for truth, seen in zip(truths, observed, strict=True):
        found = estimate(lambda point: TOLD @ point, seen, MIDDLE[:2])
        held.append((found.low <= truth) & (truth <= found.high))
    low, high = binom.ppf((0.0005, 0.9995), 150, 0.9)
    assert ((np.sum(held, axis=0) >= low) & (np.sum(held, axis=0) <= high)).all()


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**31 - 1))
def test_an_interval_holds_the_best_point_and_lies_in_the_range(seed):
    slopes, away = 5.0 * normal(3, 4, seed), normal(1, 3, seed, 1)[0]
    low, high = profile(slopes, away, uniform(1, 4, seed, 2)[0])
    assert ((low >= 0.0) & (low <= high) & (high <= 1.0)).all()
