"""Means over regimes with bounds resampled at once, and the parts of the variance, by hand."""

import numpy as np
import pytest

from simulator.experiments.sensitivity import sobol
from simulator.experiments.sensitivity.averages import averaged, parts
from simulator.experiments.sensitivity.problem import DUMMY

PATHS = ["x.a", "x.b", "x.c", "x.d", DUMMY]
GROUPS = ["x.a", "x.b", "all others", "all others", DUMMY]


def centred(samples=2048):
    return sobol.places(PATHS, GROUPS, samples, 3) - 0.5


def test_interplay_inside_the_rest_is_no_interplay_between_the_figures_named():
    """y = 6 a + 6 b + 12 sqrt(12) c d: variances 3, 3 and 12; c d is the block's own, so that nothing is left."""
    where = centred()
    outcome = 6 * where[:, 0] + 6 * where[:, 1] + 12 * np.sqrt(12) * where[:, 2] * where[:, 3]
    found = averaged(PATHS, GROUPS, [outcome], 3)
    told = parts(found, measure="hours")[0]
    assert told["named"][1] == pytest.approx(6 / 18, abs=0.03)
    assert told["rest"][1] == pytest.approx(12 / 18, abs=0.03)
    assert told["interplay"][1] == pytest.approx(0.0, abs=0.03)
    assert told["interplay"][0] < 0.0 < told["interplay"][2]


def test_interplay_of_the_figures_named_is_what_they_leave():
    """y = 6 a + 12 sqrt(12) a b: variances 3 and 12, and b alone makes nothing: four fifths are interplay."""
    where = centred()
    told = parts(averaged(PATHS, GROUPS, [6 * where[:, 0] + 12 * np.sqrt(12) * where[:, 0] * where[:, 1]], 3))[0]
    assert told["named"][1] == pytest.approx(0.2, abs=0.04)
    assert told["interplay"][0] <= 0.8 <= told["interplay"][2]
    assert told["rest"] == [0.0, 0.0, 0.0]
    for key in ("named", "rest", "interplay"):
        assert told[key][0] <= told[key][1] <= told[key][2]


def test_of_twice_the_same_regime_the_mean_has_the_bounds_of_one():
    """Of independent bounds it would be narrower by the root of two: regimes share their points, and their error."""
    where = centred(64)
    outcome = where[:, 0] + where[:, 1] ** 2
    once, twice = averaged(PATHS, GROUPS, [outcome], 3), averaged(PATHS, GROUPS, [outcome, 5.0 * outcome], 3)
    np.testing.assert_allclose(once.total, twice.total, rtol=1e-9, atol=1e-12)


def test_a_regime_in_which_nothing_varies_is_out_and_a_block_lost_by_one_is_lost_to_all():
    where = centred(64)
    outcome, still = where[:, 0], np.zeros(len(where))
    np.testing.assert_allclose(
        averaged(PATHS, GROUPS, [outcome, still], 3).total, averaged(PATHS, GROUPS, [outcome], 3).total
    )
    assert averaged(PATHS, GROUPS, [still], 3) is None
    lost = outcome.copy()
    lost[6] = np.nan
    assert averaged(PATHS, GROUPS, [outcome, lost], 3).blocks == 63
