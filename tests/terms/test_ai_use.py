"""Ceilings by craft."""

import pytest
from pydantic import ValidationError

from simulator.terms.ai_use.capped import Capped
from simulator.terms.ai_use.unlimited import Unlimited
from simulator.units import assumption

CRAFTS = ("writers", "camera", "vfx")


def test_there_is_no_ceiling_by_default():
    assert Unlimited().ceilings(CRAFTS).tolist() == [1.0, 1.0, 1.0]


def test_a_crafts_own_ceiling_goes_before_that_for_all():
    own = Capped(caps={"camera": assumption(0.2, "share")})
    both = Capped(caps={"camera": assumption(0.2, "share"), "all": assumption(0.5, "share")})
    assert own.ceilings(CRAFTS).tolist() == [1.0, 0.2, 1.0]
    assert both.ceilings(CRAFTS).tolist() == [0.5, 0.2, 0.5]
    assert both.rate_zero() == Unlimited()


def test_a_ceiling_names_at_least_one_craft():
    with pytest.raises(ValidationError):
        Capped(caps={})
