"""Each box is judged by itself, in the shape in which it is told."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.discovery.box import Box
from simulator.experiments.discovery.chance import Again, chance
from simulator.experiments.discovery.judging import Effort, Judged, Rest, boxes, judged, sturdy
from tests.experiments.discovery.worlds import boxed, lucky

EFFORT = Effort(seed=1, reorders=19, halves=4)


def test_ends_that_fewer_than_half_of_the_halves_find_are_dropped():
    box = Box.whole(2).with_low(0, 1.0).with_high(1, 2.0)
    only_first = Box.whole(2).with_low(0, 1.1)
    halves = Again((only_first, only_first, Box.whole(2).with_high(1, 2.1)), (np.arange(1),) * 3)
    left = sturdy(box, halves)
    assert left.restricted == [0]
    assert Judged(np.empty((0, 2)), np.empty(0, bool), box, left, halves, 0.0).dropped == [1]


def test_a_box_that_lost_a_range_is_judged_as_it_is_told():
    """Density of the whole is that of any reordered outcome: told without its ranges, a box is luck for certain."""
    points, cases = boxed(200)
    found = judged(points, cases, EFFORT, cases.mean()).found
    assert chance(points, cases, (found,), 19, 1) == 1 / 20
    assert chance(points, cases, (found, Box.whole(points.shape[1])), 19, 1) == 1.0


def test_halves_are_held_against_the_box_without_the_ranges_that_it_lost():
    points, cases = boxed(200)
    one = judged(points, cases, EFFORT, cases.mean())
    assert all(set(box.restricted) <= set(one.box.restricted) for box in one.halves.boxes)


def test_a_box_no_denser_than_all_worlds_is_weak():
    points, cases = boxed(200)
    assert judged(points, cases, EFFORT, share=0.1).why == ""
    assert judged(points, cases, EFFORT, share=1.0).why == "weak"


def test_noise_is_luck_and_a_chosen_step_of_it_is_told_and_followed_by_none():
    points, cases = lucky(200, 10)
    told, rest = boxes(points, cases, EFFORT)
    assert (told, rest.why) == ([], "luck")
    (own,), rest = boxes(points, cases, replace(EFFORT, step=2))
    assert own.why == "luck"
    assert rest == Rest("own", rest.worlds, rest.cases)


@pytest.mark.parametrize("cases", [0, 7])
def test_where_few_cases_are_left_none_is_looked_for(cases):
    points, _ = lucky(100, 3)
    assert boxes(points, np.arange(100) < cases, EFFORT) == ([], Rest("few", 100, cases))
