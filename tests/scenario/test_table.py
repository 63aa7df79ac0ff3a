"""What the file of a bargaining table must say."""

from pathlib import Path

import pytest

from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.load import load_study
from simulator.scenario.names import find

TEXT = find("study", "actors_2023").read_text(encoding="utf-8")


def errors_of(tmp_path: Path, before: str, after: str) -> list[str]:
    assert before in TEXT
    file = tmp_path / "study.yaml"
    file.write_text(TEXT.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(ScenarioErrors) as caught:
        load_study(file)
    return caught.value.lines


def test_shipped_tables_load():
    table = load_study("actors_2023").table
    assert table is not None
    assert [issue.name for issue in table.issues] == ["Share of viewing revenue", "Minimums"]
    assert load_study("ai_terms_2027").table is not None
    assert load_study("compare_regimes").table is None


def test_a_table_comes_with_the_kind_bargain_and_only_then(tmp_path):
    assert "kind: bargain" in errors_of(tmp_path, "kind: bargain", "kind: compare")[0]


def test_offers_are_among_the_regimes(tmp_path):
    assert "ask_2024" in " ".join(errors_of(tmp_path, "ask: actors_2023_ask", "ask: ask_2024"))


def test_a_unit_that_does_not_fit_is_told_with_its_line(tmp_path):
    (line,) = errors_of(tmp_path, "      unit: quarters", "      unit: share")
    assert ":" in line
    assert "unit" in line


def test_risk_aversion_stays_below_one(tmp_path):
    assert "risk_aversion" in errors_of(tmp_path, "range: [0.0, 0.6]", "range: [0.0, 1.6]")[0]


def test_a_value_of_the_table_can_be_set():
    table = load_study("actors_2023", {"table.points": "9", "table.dispute.quarters": "2"}).table
    assert table is not None
    assert (table.points, table.dispute.quarters.value) == (9, 2.0)
