"""Growth with size, against known exponents."""

import math

import numpy as np
import pytest

from simulator.experiments.profile import WHOLE, Phase, profile, sizes_around
from simulator.results.outcome import Outcome
from tests.experiments import fakes

SIZES = (0.1, 1.0, 10.0)


def growing(batch):
    """Seconds 2 n for one phase, 3 n squared for the other."""
    return [
        Outcome(run.run, np.zeros((run.quarters, 2)), 5.0, phases={"even": 2 * run.scale, "steep": 3 * run.scale**2})
        for run in batch.runs
    ]


def test_slopes_by_hand():
    phases = profile(fakes.FakeSector(), fakes.REGIMES, fakes.LAYOUT, fakes.engine(growing), SIZES)
    found = {phase.name: phase for phase in phases}
    assert list(found) == ["steep", "even", WHOLE]  # the longest at the largest size first
    assert found["even"].seconds == pytest.approx((0.6, 6.0, 60.0))  # three regimes
    assert found["even"].slope(SIZES) == pytest.approx(1.0)
    assert found["steep"].slope(SIZES) == pytest.approx(2.0)
    assert found[WHOLE].slope(SIZES) == pytest.approx(0.0)


def test_sizes_stand_around_what_was_asked_for():
    assert sizes_around() == SIZES
    assert sizes_around(0.01) == pytest.approx((0.001, 0.01, 0.1))


def test_a_phase_without_time_has_no_slope():
    assert math.isnan(Phase("none", (0.0, 1.0, 2.0)).slope(SIZES))
