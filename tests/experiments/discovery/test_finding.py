"""From worlds to a finding."""

import json
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from simulator.experiments.discovery.described import Worlds
from simulator.experiments.discovery.finding import finding
from simulator.experiments.discovery.judging import Effort
from simulator.experiments.discovery.search import StepError
from simulator.units import Figure
from tests.experiments.discovery.worlds import boxed, luck, lucky

EFFORT = Effort(seed=1, reorders=19, halves=4)  # no reordered outcome as good is a chance of 5%


def worlds(points, cases):
    """The claim fails by one in every case, and holds by one elsewhere."""
    figure = Figure(value=0.5, unit="share", range=(0.0, 1.0), source="assumption", grade="D")
    return Worlds(points, np.where(cases, -1.0, 1.0), {f"group.{axis}": figure for axis in range(points.shape[1])})


@cache
def told_of_box(*, is_turned=False):
    points, cases = boxed(300)
    return finding(worlds(points, ~cases if is_turned else cases), EFFORT)


def test_a_box_is_found_and_told_in_plain_data():
    told = told_of_box()
    assert told["state"] == "found"
    assert told["cases_are"] == "failing"
    assert [each["path"] for each in told["boxes"][0]["ranges"]] == ["group.0", "group.2", "group.3"]
    assert told["boxes"][0]["ranges"][0]["low"] is None
    assert json.loads(json.dumps(told, allow_nan=False)) == told


def test_where_it_seldom_holds_the_holding_worlds_are_the_cases():
    told = told_of_box(is_turned=True)
    assert told["cases_are"] == "holding"
    assert told["cases"] == int(boxed(300)[1].sum())


def test_noise_is_not_sold_as_a_discovery():
    told = finding(worlds(*lucky(200, 10)), EFFORT)
    assert told["state"] == "nothing found"
    assert told["boxes"] == []
    assert told["chance"] > 0.05


def test_two_boxes_are_found_one_after_the_other():
    points, _ = lucky(500, 4)
    cases = (points[:, 2] > 0.75) | ((points[:, 0] < 0.3) & (points[:, 1] < 0.3))
    told = finding(worlds(points, cases), EFFORT)
    paths = [[each["path"] for each in box["ranges"]] for box in told["boxes"][:2]]
    assert paths == [["group.2"], ["group.0", "group.1"]]
    assert told["boxes"][1]["cases_left"] < told["boxes"][0]["cases_left"]


@pytest.mark.parametrize(("number", "state"), [(39, "too few worlds"), (60, "too few cases")])
def test_too_little_is_said_to_be_too_little(number, state):
    points, _ = lucky(number, 3)
    told = finding(worlds(points, np.arange(number) < 7), EFFORT)
    assert told["state"] == state
    assert told["is_thin"]


def test_the_share_has_the_exact_interval_of_clopper_and_pearson():
    told = finding(worlds(lucky(50, 2)[0], np.zeros(50, bool)), EFFORT)
    assert told["holding"] == 50
    assert told["share_low"] == pytest.approx(0.05 ** (1 / 50))  # all of n: the closed form
    assert told["share_high"] == 1.0


def test_asked_twice_it_says_the_same():
    assert finding(worlds(*boxed(300)), EFFORT) == told_of_box()


def test_a_chosen_step_is_judged_by_boxes_peeled_as_far_and_not_by_the_box_in_its_place():
    """One peel of twenty that means nothing: halves find other figures, and reordered outcomes do as well."""
    told = finding(worlds(*lucky(200, 10)), Effort(seed=1, reorders=19, halves=10, step=1))
    (box,) = told["boxes"]
    (only,) = box["ranges"]
    assert told["chosen"] == 1
    assert told["state"] == "nothing found"
    assert (box["is_luck"], box["dropped"]) == (True, [])
    assert box["chance"] > 0.05
    assert max(only["low_again"] or 0.0, only["high_again"] or 0.0) < 0.9
    assert told["rest"]["why"] == "own"  # no further box is looked for behind one that luck explains


def test_the_ends_of_a_chosen_step_are_found_again_where_it_lies():
    """Three peels of a twentieth leave 0.95 ** 3 = 0.857 of an axis that decides alone, in halves as in the whole."""
    points, _ = lucky(400, 3)
    told = finding(worlds(points, points[:, 0] < 0.3), Effort(seed=1, reorders=19, halves=10, step=3))
    (only,) = told["boxes"][0]["ranges"]
    assert only["high"] == pytest.approx(0.95**3, abs=0.01)
    assert only["high_span"] == pytest.approx([0.95**3] * 2, abs=0.05)
    assert told["boxes"][0]["unseen_density"][1] == pytest.approx(0.3 / 0.95**3, abs=0.04)
    assert told["state"] == "found"


def test_a_step_off_the_way_is_an_error_before_anything_is_judged():
    with pytest.raises(StepError, match="--step 59 is not on the way, which has steps 1 to"):
        finding(worlds(*boxed(300)), Effort(seed=1, step=59))


def test_ties_are_counted_and_count_as_failing():
    points, cases = boxed(300)
    leads = np.where(cases, -1.0, 1.0)
    leads[:6] = 0.0
    told = finding(replace(worlds(points, cases), leads=leads), EFFORT)
    assert told["ties"] == 6
    assert told["holding"] == int((leads > 0).sum())


def test_what_follows_and_is_not_told_from_luck_is_not_told():
    """One figure decides; what is left once its box is out is noise."""
    points, _ = lucky(400, 6)
    cases = (points[:, 1] < 0.25) | (luck(400, 3) < 0.06)
    told = finding(worlds(points, cases), EFFORT)
    assert [[each["path"] for each in box["ranges"]] for box in told["boxes"]] == [["group.1"]]
    assert told["rest"]["why"] == "luck"
    assert told["rest"]["cases"] == int((cases & (points[:, 1] > told["boxes"][0]["ranges"][0]["high"])).sum())
