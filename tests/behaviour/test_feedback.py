"""The homogeneous limit of feedback, MODEL.md (9)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.behaviour.feedback import human_share, retrained, retraining_slope, steady_capability
from simulator.behaviour.task_mix import choose

DRAWS = (st.floats(0.1, 50), st.floats(0.01, 0.5), st.floats(1.2, 6), st.floats(0.01, 1.5))


@given(*DRAWS)
def test_steady_capability_reproduces_itself_once_with_people_in_it(abundance, eta, sigma, odds):
    steady = steady_capability(abundance, eta, sigma, odds)
    assert retrained(steady, abundance, eta, sigma, odds) == pytest.approx(steady)
    assert 0 < human_share(steady, sigma, odds) < 1
    grid = steady * np.geomspace(1e-3, 1e3, 200)
    excess = [retrained(a, abundance, eta, sigma, odds) - a for a in grid]
    assert (np.diff(np.sign(excess)) != 0).sum() == 1


@given(st.floats(0.1, 10), st.floats(1.2, 6), st.floats(0.01, 1.5))
def test_human_share_is_that_of_the_task_mix(capability, sigma, odds):
    mix = choose(np.ones(1), np.ones(1), 1 / capability, np.ones(1), sigma, odds)
    assert human_share(capability, sigma, odds) == pytest.approx(1 - mix.ai_share[0])


@given(*DRAWS)
def test_slope_by_finite_difference(abundance, eta, sigma, odds):
    steady, step = steady_capability(abundance, eta, sigma, odds), 1e-5
    ends = [np.log(retrained(steady * np.exp(s), abundance, eta, sigma, odds)) for s in (-step, step)]
    assert retraining_slope(steady, eta, sigma, odds) == pytest.approx((ends[1] - ends[0]) / (2 * step), abs=1e-7)


def test_memoryless_retraining_can_two_cycle():
    """MODEL.md (9): at eta 0.35, sigma 4, where AI does nearly all: slope -1.05 S, below -1 for S above 0.952."""
    eta, sigma, odds, abundance = 0.35, 4.0, 1.0, 1e4
    steady = steady_capability(abundance, eta, sigma, odds)
    assert retraining_slope(steady, eta, sigma, odds) < -1
    capability, path = steady * 1.01, []
    for _ in range(4000):
        capability = retrained(capability, abundance, eta, sigma, odds)
        path.append(capability)
    assert path[-1] == pytest.approx(path[-3])
    assert abs(np.log(path[-1] / path[-2])) > 0.1


def test_fixed_point_by_hand():
    """sigma 2, odds 1, eta 1/2: A^2 (1 + A) = abundance; 12 gives A = 2."""
    assert steady_capability(12.0, 0.5, 2.0, 1.0) == pytest.approx(2.0)
