"""Verdicts where the answer is known: a linear world in which the third parameter moves nothing."""

import numpy as np
import pytest
from scipy.stats import binom

from simulator.experiments.calibration.design import Known
from simulator.experiments.calibration.identification import (
    LEAST_REACHED,
    ORDER,
    at_centre,
    directions,
    errors_of,
    left,
    left_out,
    noise_of,
    reached,
    rows,
    scaled,
    verdict,
    verdicts,
    without_misses,
)
from simulator.experiments.calibration.moments import Moment
from simulator.units import Figure
from tests.experiments.calibration.toys import SLOPES, linear, uniform

STEEP = np.diag([1.0, 1.0, 1.0, 1.0])  # errors of one
MOMENTS = [Moment(f"m{number}", f"Moment {number}", 0.0, 1.0) for number in range(4)]
FREE = {f"group.{name}": Figure(value=0.5, unit="share", range=(0.0, 1.0), source="assumption", grade="D", free=True)
        for name in "abc"}  # fmt: skip


def toy(draws=300, luck=0.0):
    points = uniform(draws, 3, 12)
    return Known(points, linear(points), linear(np.full(3, 0.5)), SLOPES, np.full(4, luck))


def test_what_no_moment_depends_on_is_not_identified():
    data = scaled(MOMENTS, toy(), 1)
    found = {row["path"]: row for row in rows(FREE, left_out(data, 30), at_centre(data), data)}
    assert found["group.b"]["verdict"] == "identified"
    assert found["group.c"]["verdict"] == "not identified"
    assert found["group.c"]["abc"] == pytest.approx(1.0, abs=0.06)
    assert found["group.c"]["smm"] == 1.0
    assert found["group.b"]["teller"] == "m3"  # 9 errors from end to end
    assert found["group.b"]["pull"] == pytest.approx(9.0)


def test_profiles_at_the_centre_are_least_squares():
    """Two columns: the standard error of b is the root of the second diagonal of (A'A)^-1, and 2 x 1.645 are left."""
    error = np.sqrt(np.linalg.inv(SLOPES[:, :2].T @ SLOPES[:, :2])[1, 1])
    assert at_centre(scaled(MOMENTS, toy(), 1))[1] == pytest.approx(2 * 1.644854 * error / 0.9, abs=0.005)


def test_intervals_hold_nine_in_ten_truths():
    found = left_out(scaled(MOMENTS, toy(), 1), 60)
    low, high = binom.ppf((0.0005, 0.9995), 60, 0.9) / 60
    assert ((found.covered >= low) & (found.covered <= high)).all()


def test_directions_are_singular_values():
    assert directions(scaled(MOMENTS, toy(), 1))[2] == pytest.approx(0.0, abs=1e-12)
    assert directions(scaled(MOMENTS, toy(), 1))[:2] == pytest.approx(np.linalg.svd(SLOPES)[1][:2])


def test_luck_counts_twice_in_a_moments_error():
    plain, lucky = scaled(MOMENTS, toy(), 1), scaled(MOMENTS, toy(luck=2.0), 1)
    assert lucky.slopes * 3.0 == pytest.approx(plain.slopes)  # the root of 1 + 2 x 4


def test_a_moment_that_nothing_moves_is_left_out_and_a_series_has_a_share_of_its_level_as_error():
    still = Known(uniform(80, 3, 1), np.ones((80, 4)), np.full(4, 200.0), 0.0 * SLOPES, np.zeros(4))
    assert scaled(MOMENTS, still, 1).names == ()
    assert errors_of([Moment("x", "X")] * 4, still) == pytest.approx(10.0)


def test_errors_of_observation_are_keyed_by_world():
    assert np.array_equal(noise_of(5, 3, 1), noise_of(5, 3, 1))
    assert not np.array_equal(noise_of(5, 3, 1), noise_of(5, 4, 1))


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        (0.2, 0.5, "identified"), (0.6, 0.3, "in part"), (0.9, 0.95, "not identified"), (0.9, 0.6, "not identified"),
        (0.3, 0.9, "estimators differ"),
    ],
)  # fmt: skip
def test_the_more_doubtful_estimator_decides(first, second, word):
    assert verdict(first, second) == word


def seen(*observed):
    return [Moment(f"m{number}", f"Moment {number}", value, 1.0) for number, value in enumerate(observed)]


def test_near_is_within_two_errors_of_what_was_published():
    """m3 is nine times the second parameter, drawn evenly: within two errors of 4.5 lie four ninths of the worlds."""
    shares = reached(seen(5.0, 3.5, 0.0, 4.5), scaled(MOMENTS, toy(2_000), 1))
    assert shares[3] == pytest.approx(4.0 / 9.0, abs=0.02)
    assert reached(seen(5.0, 3.5, 0.0, 400.0), scaled(MOMENTS, toy(), 1))[3] == 0.0
    assert np.isnan(reached(seen(None, None, None, None), scaled(MOMENTS, toy(), 1))).all()


def test_a_parameter_that_only_a_missed_figure_tells_is_not_called_identified():
    """m3 alone tells the second parameter apart; no world comes near what was published for it."""
    data = scaled(MOMENTS, toy(), 1)
    shares = reached(seen(5.0, 3.5, 0.0, 400.0), data)
    believed = without_misses(data, shares)
    assert believed is not None
    assert believed.names == ("m0", "m1", "m2")
    alone = without_misses(data, np.array([0.0, 0.0, 0.0, 1.0]))  # and so the first, which m3 does not tell
    words = {row["path"]: row["verdict"] for row in rows(FREE, left_out(data), at_centre(data), data, left(alone))}
    assert words["group.a"] == "identified by a figure that the model misses"
    assert words["group.b"] == "identified"  # by m3, which is reached
    assert words["group.c"] == "not identified"


def test_where_every_figure_is_missed_nothing_is_left_to_tell():
    data = scaled(MOMENTS, toy(), 1)
    none = without_misses(data, np.zeros(4))
    assert [each.tolist() for each in left(none)] == [[1.0] * 3] * 2
    assert without_misses(data, np.full(4, LEAST_REACHED)) is None
    assert without_misses(data, np.full(4, np.nan)) is None  # nobody published any


@pytest.mark.parametrize(
    ("all_figures", "believed", "word"),
    [
        (0.3, 0.3, "identified"), (0.3, 0.7, "identified by a figure that the model misses"),
        (0.7, 0.9, "in part, by a figure that the model misses"), (0.7, 0.4, "in part"), (0.9, 0.95, "not identified"),
    ],
)  # fmt: skip
def test_a_verdict_that_ends_without_missed_figures_says_so(all_figures, believed, word):
    one = np.array([all_figures])
    assert verdicts(one, one, (np.array([believed]),) * 2) == [word]
    assert word in ORDER
