"""Outcomes by world: regimes in one world side by side, worlds that lack one left out."""

import numpy as np

from simulator.results.interests import INTERESTS, by_world, told
from tests.results.worlds import paired_cube


def test_regimes_stand_side_by_side_in_each_world() -> None:
    cube = paired_cube({"a": [1.0, 2.0, 3.0], "b": [2.0, 4.0, np.nan], "c": [0.0, 0.0, 0.0]})
    # Hours of a year are four quarters' sum; the third world has no b.
    np.testing.assert_array_equal(by_world(cube, "hours", ["b", "c"], "a"), [[4.0, -4.0], [8.0, -8.0]])


def test_what_the_cube_does_not_hold_is_not_told() -> None:
    assert [interest.measure for interest in told(paired_cube({"a": [1.0]}))] == ["hours"]


def test_every_party_has_an_outcome() -> None:
    assert {interest.party for interest in INTERESTS} == {"workers", "studios", "AI firms", "consumers"}
