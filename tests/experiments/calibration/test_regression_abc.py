"""Regression ABC against Bayes' rule in closed form."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from simulator.experiments.calibration.regression_abc import Posterior, posterior
from tests.experiments.calibration.toys import SLOPES, linear, normal, uniform

OBSERVED = np.array([3.0, -2.0, 4.0, -6.0])


def bayes(observed):
    """Posterior of theta ~ N(0, I), moments ~ N(A theta, I): covariance (I + A'A)^-1, mean covariance A'observed."""
    covariance = np.linalg.inv(np.eye(3) + SLOPES.T @ SLOPES)
    return covariance @ SLOPES.T @ observed, np.sqrt(np.diag(covariance))


def test_a_linear_normal_world_has_its_closed_form_posterior():
    points = normal(20_000, 3, 1)
    found = posterior(points, linear(points) + normal(20_000, 4, 2, 1), OBSERVED, 1.0, is_bounded=False)
    mean, spread = bayes(OBSERVED)
    assert found.mean() == pytest.approx(mean, abs=0.01 * 3)
    assert found.spread() == pytest.approx(spread, rel=0.03)
    ends = found.quantile(0.05), found.quantile(0.95)
    assert ends[0] == pytest.approx(mean - 1.6449 * spread, abs=0.05)
    assert ends[1] == pytest.approx(mean + 1.6449 * spread, abs=0.05)


def test_what_no_moment_tells_keeps_its_prior():
    points = uniform(3_000, 3, 5)
    found = posterior(points, linear(points) + normal(3_000, 4, 6), linear(np.array([0.3, 0.6, 0.1])))
    assert found.quantile(0.05)[2] == pytest.approx(0.05, abs=0.03)
    assert found.quantile(0.95)[2] == pytest.approx(0.95, abs=0.03)
    assert (found.quantile(0.95) - found.quantile(0.05))[1] < 0.4


def test_many_useless_moments_do_not_make_a_parameter_look_known():
    """Forty moments of pure noise for 160 draws: the mean width over 30 observations is that of the prior, 0.9."""
    points, noise = uniform(160, 1, 3), normal(160, 40, 4)
    found = [posterior(points, noise, normal(1, 40, 9, which)[0], 1.0) for which in range(30)]
    widths = [float(each.quantile(0.95)[0] - each.quantile(0.05)[0]) for each in found]
    assert np.mean(widths) == pytest.approx(0.9, abs=0.06)


@pytest.mark.slow
def test_nine_in_ten_intervals_hold_the_truth():
    points, truths = uniform(500, 2, 7), uniform(200, 2, 8)
    slopes = SLOPES[:, :2]
    simulated, observed = points @ slopes.T + normal(500, 4, 7, 1), truths @ slopes.T + normal(200, 4, 8, 1)
    held = []
    for truth, seen in zip(truths, observed, strict=True):
        found = posterior(points, simulated, seen)
        held.append((found.quantile(0.05) <= truth) & (truth <= found.quantile(0.95)))
    low, high = binom.ppf((0.0005, 0.9995), 200, 0.9)
    assert ((np.sum(held, axis=0) >= low) & (np.sum(held, axis=0) <= high)).all()


def test_a_moment_that_never_moves_is_passed_over():
    points = uniform(300, 2, 1)
    moments = np.column_stack([points[:, 0] * 9.0 + normal(300, 1, 2)[:, 0], np.full(300, 4.0)])
    found = posterior(points, moments, np.array([4.5, 1e9]))
    assert found.quantile(0.5)[0] == pytest.approx(0.5, abs=0.1)


def test_quantiles_of_equal_weights_by_hand():
    draws = np.array([[1.0], [2.0], [3.0], [4.0]])
    assert Posterior(draws, np.full(4, 0.25)).quantile(0.5)[0] == 2.5


def test_a_further_draw_falls_below_a_quantile_as_often_as_it_says():
    """Nineteen equal draws part the line into twenty parts that are equally likely: 5% is the lowest draw, 95% the top.

    Taking the draws for the whole distribution would put 5% between the lowest two, and hold 85.5% between the ends.
    """
    found = Posterior(np.arange(1.0, 20.0)[:, None], np.full(19, 1.0 / 19.0))
    assert found.quantile(0.05)[0] == pytest.approx(1.0)
    assert found.quantile(0.95)[0] == pytest.approx(19.0)


def test_quantiles_of_equal_weights_are_those_of_an_independent_library():
    """Hyndman and Fan's type 6."""
    draws = normal(40, 1, 11)
    found = Posterior(draws, np.full(40, 1.0 / 40.0))
    for share in (0.05, 0.3, 0.5, 0.95):
        assert found.quantile(share)[0] == pytest.approx(np.quantile(draws, share, method="weibull"))


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**31 - 1), factor=st.sampled_from([0.125, 8.0, 1024.0]))
def test_a_moments_unit_does_not_matter_and_draws_stay_inside_their_ranges(seed, factor):
    points = uniform(60, 3, seed)
    moments = linear(points) + normal(60, 4, seed, 1)
    units = np.array([1.0, factor, 1.0, 1.0])
    one = posterior(points, moments, moments[0])
    other = posterior(points, moments * units, moments[0] * units)
    assert other.draws == pytest.approx(one.draws, abs=1e-6)
    assert ((one.draws > 0.0) & (one.draws < 1.0)).all()
