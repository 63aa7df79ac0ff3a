"""What a study's file may say."""

import pytest

from simulator.agents import identity
from simulator.model.run import BURN_IN_QUARTERS
from simulator.scenario.load import load_study
from simulator.scenario.names import SCENARIOS
from simulator.scenario.study import MOST_QUARTERS
from tests.scenario.faults import faults

SHIPPED = (SCENARIOS / "studies" / "compare_regimes.yaml").read_text()


def test_the_default_study_is_the_one_that_was_agreed():
    study = load_study("compare_regimes")
    assert (study.replications, study.scale, study.quarters, study.start) == (40, 0.05, 40, "2027Q1")
    assert (study.kind, study.baseline, study.uncertain) == ("compare", "status_quo", "luck+parameters")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("quarters: 40", "quarters: 0", "quarters: 0 is not allowed; it should be greater than or equal to 1"),
        ("quarters: 40", "quarters: 119", "quarters: 119 is not allowed; it should be less than or equal to 118"),
        ("scale: 0.05", "scale: 0", "scale: 0 is not allowed; it should be greater than 0"),
        ("seed: 20270101", "seed: -1", "seed: -1 is not allowed; it should be greater than or equal to 0"),
        ("start: 2027Q1", "start: 2027", "start: 2027 is not text"),
        ("kind: compare", "kind: comapre", 'kind: "comapre" is not known; did you mean "compare"?'),
        ("uncertain: luck+parameters", "uncertain: NO", 'uncertain: "NO" is not known; known: luck, luck+parameters'),
        ("  - data_dignity", "  - status_quo", "regimes: given twice: status_quo"),
        ("vary: {}", "vary: {royalty.rate: []}", "vary.royalty.rate: "),
        ("replications: 40", "replication: 40", 'unknown key "replication"; did you mean "replications"?'),
    ],
)
def test_what_makes_no_sense_is_refused(write, old, new, words):
    assert old in SHIPPED
    found = faults(load_study, write(SHIPPED.replace(old, new)))
    assert any(f": {words}" in line for line in found), found


def test_the_longest_study_is_as_long_as_ids_of_entrants_have_room():
    assert MOST_QUARTERS + BURN_IN_QUARTERS == identity.MOST_QUARTERS
