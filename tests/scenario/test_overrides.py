"""`--set` puts values where files have them, under the same checks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.scenario.load import load_regime, load_sector, load_study
from simulator.terms.allocation import Allocation
from simulator.terms.royalty import Royalty
from simulator.terms.settlement import Settlement
from tests.scenario.faults import faults


def test_a_figure_of_the_sector_is_set_pinned_and_its_range_makes_room():
    figure = load_sector("hollywood", {"technology.substitution": "5"}).technology.substitution
    assert (figure.value, figure.free, figure.range) == (5.0, False, (1.2, 5.0))


def test_a_craft_is_reached_by_name():
    sector = load_sector("hollywood", {"crafts.camera.exposure": "0.4"})
    assert {craft.name: craft.exposure.value for craft in sector.crafts}["camera"] == 0.4


def test_a_rate_is_set_in_every_regime_that_has_one():
    study = load_study("compare_regimes", {"royalty.rate": "0.07"})
    rates = {name: sheet.of(Royalty).headline_rate for name, sheet in study.terms.items()}
    assert rates.pop("status_quo") == 0.0
    assert set(rates.values()) == {0.07}


@pytest.mark.parametrize("prefix", ["", "regimes."])
def test_a_rate_is_set_in_one_regime(prefix):
    study = load_study("compare_regimes", {f"{prefix}data_dignity.royalty.rate": "0.07"})
    rates = {name: sheet.of(Royalty).headline_rate for name, sheet in study.terms.items()}
    assert rates["data_dignity"] == 0.07
    assert rates["opt_in_consent"] == 0.1


def test_choices_and_whole_numbers_are_set_too():
    sheet = load_regime("data_dignity", {"allocation.neighbours": "8", "allocation.remainder": "fund"})
    assert (sheet.of(Allocation).nearest, sheet.of(Allocation).remainder) == (8, "fund")


def test_a_default_that_the_file_leaves_out_can_be_set():
    sheet = load_regime("status_quo", {"settlement.administration": "0.2", "term.sunset": "2030Q1"})
    assert sheet.clauses["settlement"].model_dump()["administration"]["value"] == 0.2
    assert sheet.clauses["term"].model_dump()["sunset"] == "2030Q1"
    assert load_regime("data_dignity", {"settlement.cap_per_payee": "6600"}).of(Settlement).cap_microcents_per_year


def test_the_studys_own_keys():
    study = load_study("compare_regimes", {"replications": "3", "scale": "0.01", "quarters": "8"})
    assert (study.replications, study.scale, study.quarters) == (3, 0.01, 8)


def test_errors_name_the_option():
    given = {
        "royalty.rate": "2",
        "technology.substitution": "1.0",
        "technology.substitutio": "3",
        "demand.distaste": "NO",
        "seed": "x",
        "regime.data_dignity.royalty.rate": "0.1",
    }
    assert faults(load_study, "compare_regimes", given) == [
        '--set seed=x: seed: "x" is not a whole number',
        "--set technology.substitution=1.0: technology.substitution: 1 is not allowed; allowed: 1.2 to 20",
        '--set demand.distaste=NO: demand.distaste.value: "NO" is not a number',
        "--set royalty.rate=2: royalty.rate: 200 % is not allowed; allowed: 0 % to 100 %",
        '--set technology.substitutio=3: unknown key "technology.substitutio"; did you mean "technology.substitution"?',
        '--set regime.data_dignity.royalty.rate=0.1: unknown key "regime.data_dignity.royalty.rate"',
    ]


def test_a_royalty_on_gross_stays_below_labours_share_of_gross():
    # 0.72 x 0.38 = 0.2736
    assert faults(load_study, "compare_regimes", {"union_negotiated.royalty.rate": "0.28"}) == [
        "regimes.union_negotiated.royalty.rate: 28 % of gross is not allowed; labour's share of gross is 27.36 %"
    ]
    assert not faults(load_study, "compare_regimes", {"union_negotiated.royalty.rate": "0.27"})


def test_an_empty_catalogue_and_works_that_pay_nobody_are_refused():
    assert faults(load_sector, "hollywood", {"catalogue.works": "0"}) == [
        "--set catalogue.works=0: catalogue.works: 0 works is not allowed; allowed: 1 works to 1,000,000,000 works"
    ]
    nothing = {f"crafts.{craft.name}.points_per_credit": "0" for craft in load_sector("hollywood").crafts}
    found = faults(load_sector, "hollywood", nothing)
    assert len(found) == 1
    assert found[0].endswith("crafts: no craft has both credits and points, so that a work's money would reach nobody")


PLACES = ["royalty.rate", "royalty", "consent.kind", "title", "term.sunset"]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20) | st.sampled_from(PLACES), st.text(max_size=20))
def test_no_option_breaks_the_loader(path, text):
    assert all(line.isprintable() for line in faults(load_regime, "data_dignity", {path: text}))


def test_a_switch_that_the_file_leaves_out_can_be_set():
    sector = load_sector("hollywood", {"switches.expectations": "adaptive", "switches.training": "replace"})
    assert (sector.switches.expectations, sector.switches.training) == ("adaptive", "replace")


def test_a_switch_knows_its_positions():
    found = faults(lambda: load_sector("hollywood", {"switches.expectations": "clairvoyant"}))
    assert any("switches.expectations" in line for line in found)
