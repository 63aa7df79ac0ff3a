"""Term sheets against sectors: exclusions follow from the sector's data and say why."""

from functools import cache

import pytest

from simulator.scenario.applicability import exclusions
from simulator.scenario.load import load_regime, load_sector
from simulator.scenario.names import listed
from simulator.terms.royalty.gross import Gross
from simulator.units import assumption

sector, regime = cache(load_sector), cache(load_regime)


def test_actors_agreements_need_actors():
    assert exclusions(sector("dubbing"), regime("sag_aftra_bonus_2023")) == []
    reasons = exclusions(sector("illustration"), regime("sag_aftra_bonus_2023"))
    assert reasons[0] == "the entitlement clause is for actors, background, crafts that the sector does not have"
    assert len(reasons) == 2


def test_bargains_need_a_guild():
    words = "the rate is bargained, and no craft has a guild with members"
    assert words in exclusions(sector("medicine"), regime("union_negotiated"))
    assert exclusions(sector("music"), regime("union_negotiated")) == []


def test_minutes_need_running_time():
    assert exclusions(sector("software"), regime("footage_per_minute_2025")) == [
        "the fee is by the minute, and the sector's works have no running time"
    ]


def test_a_royalty_on_gross_stays_below_labours_share():
    # recorded music: 17.7 bn x 0.70 of content, 3.9772 bn of wages, 22.5 % of gross
    sheet = regime("status_quo").replaced(Gross(rate=assumption(0.23, "share")))
    assert exclusions(sector("music"), sheet) == ["23 % of gross is not below labour's share of gross, 22.47 %"]


@pytest.mark.parametrize("name", listed("regime"))
def test_every_term_sheet_applies_to_two_sectors_at_least(name):
    assert sum(not exclusions(sector(world), regime(name)) for world in listed("sector")) >= 2


def test_what_asks_nothing_of_a_sector_applies_everywhere():
    for world in listed("sector"):
        for name in ("status_quo", "data_dignity", "copyright_holder", "opt_in_consent", "uk_option_3"):
            assert exclusions(sector(world), regime(name)) == [], (world, name)
