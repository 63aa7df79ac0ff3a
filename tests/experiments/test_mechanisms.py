"""Decomposition: what is switched off is gone, the baseline differs by nothing, and sentences say which way."""

import pytest

from simulator.experiments.mechanisms import (
    MEASURES,
    MECHANISMS,
    Mechanism,
    Part,
    Setting,
    decompose,
    differences,
    held,
    is_bargained,
    is_told,
    part_of,
    report,
    sentence,
    switched_off,
)
from simulator.terms.royalty import Royalty
from tests.model.worlds import SMALL, hollywood, regime

SETTING = Setting(hollywood(), regime("status_quo"), quarters=8, scale=SMALL)


def test_without_its_royalty_and_consent_a_regime_is_the_status_quo() -> None:
    parts = decompose(SETTING, {"dignity": regime("data_dignity")})["dignity"]
    rate = MECHANISMS[0].words
    gone = {part.measure: part.without for part in parts if part.mechanism == rate}
    assert gone["money that reaches people and plans"] == 0.0
    # a compulsory licence opens data to the careful firm even at no price
    assert abs(gone["hours of human work"]) < abs(parts[0].whole)
    assert len(parts) == len(MECHANISMS) * len(MEASURES)


def test_a_clause_falls_back_to_the_status_quos() -> None:
    settled = next(mechanism for mechanism in MECHANISMS if mechanism.slots == ("settlement",))
    found = switched_off(settled, regime("statutory_levy"), regime("status_quo"))
    assert found.clauses["settlement"] == regime("status_quo").clauses["settlement"]
    assert found.clauses["royalty"] == regime("statutory_levy").clauses["royalty"]


def test_parts_and_sentences_by_hand() -> None:
    drives = Part("hours", "data", whole=10.0, without=4.0)
    assert drives.share == pytest.approx(0.6)
    assert sentence(drives, 1.0, "h") == "data: drives it by 60% (without it +4.000 h)"
    against = Part("hours", "entry", whole=-10.0, without=-12.0)
    assert sentence(against, 1.0, "h") == "entry: dampens it by 20% (without it -12.000 h)"
    assert Part("hours", "none", 0.0, 0.0).share == 0.0


def test_a_part_is_sure_where_every_luck_has_it() -> None:
    mechanism = MECHANISMS[0]
    same = part_of(mechanism, "hours", [(10.0, 4.0), (20.0, 10.0)])
    assert (same.whole, same.without, same.is_sure) == (15.0, 7.0, True)
    assert not part_of(mechanism, "hours", [(10.0, 4.0), (20.0, 22.0)]).is_sure
    assert not is_told(part_of(mechanism, "hours", [(10.0, 4.0), (20.0, 22.0)]))
    assert not is_told(part_of(mechanism, "hours", [(10.0, 9.3), (20.0, 18.6)]))  # 7%


def test_a_sector_is_changed_in_both_worlds_and_a_clause_in_one() -> None:
    found = {
        ("", "", 0): {"hours": 100.0},
        ("", "law", 0): {"hours": 110.0},
        ("value", "", 0): {"hours": 90.0},
        ("value", "law", 0): {"hours": 93.0},
        ("clause", "law", 0): {"hours": 104.0},
    }
    value, clause = Mechanism("value", {"labour.wage_adjustment": 0.0}), Mechanism("clause", slots=("consent",))
    assert differences(found, value, "law", 0, "hours") == (10.0, 3.0)
    assert differences(found, clause, "law", 0, "hours") == (10.0, 4.0)


def test_a_bargained_rate_is_held() -> None:
    sheet = regime("union_negotiated")
    assert is_bargained(sheet)
    still = held(sheet, 0.03)
    assert not is_bargained(still)
    assert still.of(Royalty).headline_rate == 0.03


def test_the_baseline_is_left_out() -> None:
    lines = list(report(SETTING, {"a": regime("status_quo"), "b": regime("statutory_levy")}))
    assert lines[0].startswith(regime("statutory_levy").title)
    assert sum("against the status quo" in line for line in lines) == 1
