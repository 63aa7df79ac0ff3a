"""Figures by path."""

import pytest

from simulator.scenario.figures import quantity, replaced, walk
from simulator.scenario.load import load_regime, load_sector
from simulator.scenario.parameters import Technology
from simulator.scenario.parties import Guild
from simulator.terms.ai_use.capped import Capped
from simulator.units import assumption


def test_paths_are_those_of_the_file():
    paths = dict(walk(load_sector("hollywood")))
    assert paths["technology.substitution"].value == 1.5
    assert paths["crafts.camera.headcount"].unit == "persons"
    assert "guilds.wga.health_threshold" not in paths
    assert dict(walk(load_regime("data_dignity").clauses))["royalty.rate"].value == 0.1


def test_a_place_knows_what_it_expects():
    assert quantity(Technology, "substitution").low == 1.2
    assert quantity(Guild, "health_threshold").unit == "usd_per_year"
    assert quantity(Capped, "caps").unit == "share"
    assert quantity(Guild, "title") is None


def test_replacing_leaves_the_original_and_everything_else():
    sector = load_sector("hollywood")
    other = replaced(sector, "crafts.camera.exposure", 0.5)
    changed = {path for path, figure in walk(other) if figure != dict(walk(sector))[path]}
    assert changed == {"crafts.camera.exposure"}
    caps = Capped(caps={"camera": assumption(0.2, "share")})
    assert replaced(caps, "caps.camera", 0.3).caps["camera"].value == 0.3


@pytest.mark.parametrize(
    "path", ["", "nothing", "technology", "technology.nothing", "crafts.nobody.pay", "title", "crafts"]
)
def test_a_path_without_a_figure_is_a_key_error(path):
    with pytest.raises(KeyError):
        replaced(load_sector("hollywood"), path, 1.0)


def test_a_value_beyond_the_bounds_is_refused():
    with pytest.raises(ValueError, match=r"allowed: 1\.2 to 20"):
        replaced(load_sector("hollywood"), "technology.substitution", 1.0)
