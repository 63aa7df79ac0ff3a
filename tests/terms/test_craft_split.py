"""A split for some crafts alone."""

import pytest
from pydantic import ValidationError

from simulator.terms.entitlement.craft_split import CraftSplit
from simulator.terms.entitlement.split import Split
from simulator.units import assumption

SHARES = {"contributors": assumption(0.75, "share"), "holder": assumption(0.0, "share")} | {
    "guild_fund": assumption(0.25, "share")
}


def test_it_divides_between_parties_as_a_plain_split():
    assert CraftSplit(crafts=("actors",), **SHARES).weights() == Split(**SHARES).weights()


def test_it_names_a_craft():
    with pytest.raises(ValidationError):
        CraftSplit(crafts=(), **SHARES)
