"""A study or a regime at a point: figures of the sector, of clauses, and switches, each where it belongs."""

import pytest

from simulator.experiments.bargaining.sheets import figures_of
from simulator.experiments.sweep.subject import subject_of
from simulator.scenario.errors import ScenarioErrors

SMALL = {"quarters": "4", "replications": "2"}


def value(study, regime, path):
    return figures_of(study.terms[regime])[path].value


def test_a_figure_of_the_sector_a_clause_and_a_switch():
    subject = subject_of("compare_regimes", SMALL, [])
    point = {
        "demand.demand_elasticity": "0.9",
        "statutory_levy.royalty.rate": "0.07",
        "switches.expectations": "adaptive",
    }
    study = subject.at(point)
    assert study.world.demand.demand_elasticity.value == 0.9
    assert study.world.switches.expectations == "adaptive"
    assert value(study, "statutory_levy", "royalty.rate") == 0.07
    assert value(study, "data_dignity", "royalty.rate") == value(subject.study, "data_dignity", "royalty.rate")


def test_without_a_regimes_name_every_regime_that_has_the_figure_is_meant():
    study = subject_of("compare_regimes", SMALL, []).at({"royalty.rate": "0.03"})
    rates = [value(study, name, "royalty.rate") for name in ("statutory_levy", "data_dignity", "copyright_holder")]
    assert rates == [0.03, 0.03, 0.03]


def test_a_rate_that_is_varied_is_no_longer_bargained_and_this_is_said():
    subject = subject_of("union_negotiated", SMALL, [])
    assert subject.at({"royalty.rate": "0.03"}).terms["union_negotiated"].clauses["price"].kind == "posted"
    assert "set by hand" in subject.notes(["royalty.rate"])[0]
    assert subject.notes(["settlement.administration"]) == []


def test_shares_of_an_entitlement_keep_their_sum():
    study = subject_of("union_negotiated", SMALL, []).at({"entitlement.contributors": "0.2"})
    shares = {path: f.value for path, f in figures_of(study.terms["union_negotiated"]).items() if "entitlement" in path}
    assert shares["entitlement.contributors"] == 0.2
    names = ("contributors", "guild_fund", "holder", "social_fund")
    assert sum(shares.get(f"entitlement.{name}", 0.0) for name in names) == pytest.approx(1.0)


def test_a_regime_stands_beside_the_baseline():
    assert list(subject_of("statutory_levy", SMALL, []).study.terms) == ["status_quo", "statutory_levy"]


@pytest.mark.parametrize(
    ("name", "said"),
    [("statutory_lev", 'did you mean "statutory_levy"?'), ("nowhere/at_all.yaml", "there is no such file")],
)
def test_what_is_neither_is_told(name, said):
    with pytest.raises(ScenarioErrors) as caught:
        subject_of(name, SMALL, [])
    assert said in caught.value.lines[0]


@pytest.mark.parametrize("point", [{"royalty.rate": "1.5"}, {"demand.demand_elasticity": "99"}, {"royalty.rat": "0.1"}])
def test_a_point_that_makes_no_sense_is_told(point):
    with pytest.raises(ScenarioErrors):
        subject_of("compare_regimes", SMALL, []).at(point)
