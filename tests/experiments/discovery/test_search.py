"""The box that is shown, where the right one is known."""

import numpy as np
import pytest

from simulator.experiments.discovery.peeling import trajectory
from simulator.experiments.discovery.quality import quality, quasi_p
from simulator.experiments.discovery.search import LARGEST_QUASI_P, StepError, likewise, search
from tests.experiments.discovery.worlds import INSIDE, OUTSIDE, boxed, lucky

TRUE_MASS = 0.5 * 0.7 * 0.6
TRUE_COVERAGE = INSIDE * TRUE_MASS / (INSIDE * TRUE_MASS + OUTSIDE * (1 - TRUE_MASS))


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_a_box_in_five_dimensions_is_found_again(seed):
    points, cases = boxed(1000, seed)
    box = search(points, cases).box
    assert box.restricted == [0, 2, 3]
    assert box.high[0] == pytest.approx(0.5, abs=0.06)
    assert box.low[2] == pytest.approx(0.3, abs=0.06)
    assert (box.low[3], box.high[3]) == (pytest.approx(0.2, abs=0.06), pytest.approx(0.8, abs=0.06))
    found = quality(points, cases, box)
    assert found.mass == pytest.approx(TRUE_MASS, abs=0.04)
    assert found.coverage == pytest.approx(TRUE_COVERAGE, abs=0.06)
    assert found.density == pytest.approx(INSIDE, abs=0.06)


def test_ranges_that_may_be_luck_are_dropped():
    points, cases = boxed()
    box = search(points, cases).box
    assert all(quasi_p(points, cases, box, axis) <= LARGEST_QUASI_P for axis in box.restricted)


def test_a_readers_own_step_is_kept_as_it_is():
    points, cases = boxed()
    found = search(points, cases, step=3)
    assert found.chosen == 3
    assert found.box is found.steps[3]


def test_a_step_that_is_not_there_is_an_error():
    last = len(trajectory(*boxed())) - 1
    for step in (0, last + 1):
        with pytest.raises(StepError, match=f"--step {step} is not on the way, which has steps 1 to {last}"):
            search(*boxed(), step=step)


def test_other_worlds_are_peeled_as_far_or_to_the_end():
    points, cases = boxed(200)
    way = trajectory(points, cases)
    assert np.array_equal(likewise(points, cases, 4).high, way[4].high)
    assert np.array_equal(likewise(points, cases, 400).high, way[-1].high)
    assert np.array_equal(likewise(points, cases, None).high, search(points, cases).box.high)


def test_the_same_worlds_in_another_order_give_the_same_box():
    points, cases = lucky(120, 4)
    one, other = search(points, cases).box, search(points[::-1], cases[::-1]).box
    assert np.array_equal(one.low, other.low)
    assert np.array_equal(one.high, other.high)
