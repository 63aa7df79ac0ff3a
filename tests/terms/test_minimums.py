"""Floors under wages by craft."""

import pytest
from pydantic import ValidationError

from simulator.terms.minimums.scale import Scale
from simulator.terms.minimums.unchanged import Unchanged
from simulator.units import assumption

CRAFTS = ("actors", "camera")


def test_a_silent_agreement_leaves_the_usual_floor():
    assert Unchanged().floors(CRAFTS, 0.9).tolist() == [0.9, 0.9]


def test_a_scale_lifts_its_crafts_and_lowers_none():
    scale = Scale(floors_by_craft={"actors": assumption(1.05, "multiple"), "camera": assumption(0.5, "multiple")})
    assert scale.floors(CRAFTS, 0.9).tolist() == [1.05, 0.9]
    assert scale.rate_zero() == Unchanged()


def test_a_percentage_typed_as_a_number_is_refused():
    with pytest.raises(ValidationError):
        Scale(floors_by_craft={"actors": assumption(7.0, "multiple")})
