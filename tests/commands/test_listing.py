"""`residuals list`."""

import json

from tests.commands.fakes import residuals


def test_every_shipped_file_with_its_question():
    answer = residuals("list")
    assert answer.exit_code == 0
    for word in ("hollywood", "data_dignity", "compare_regimes", "What if nothing is owed for training data?"):
        assert word in answer.stdout


def test_json():
    told = json.loads(residuals("list", "--json").stdout)
    assert set(told) == {"sector", "regime", "study"}
    assert told["regime"]["status_quo"]["title"] == "Status quo"


def test_regimes_say_their_status_and_date():
    told = residuals("list").stdout
    for words in ("(in force, 2026-05-02)", "(proposed, 2026-02-10)", "(rejected, 2026-02)", "(constructed)"):
        assert words in told
    assert "labour_friendly" in told


def test_what_applies_to_a_sector_and_why_not():
    told = residuals("list", "--sector", "software").stdout
    assert "the fee is by the minute, and the sector's works have no running time" in told
    why = json.loads(residuals("list", "--sector", "software", "--json").stdout)
    assert why["data_dignity"] == []
    assert len(why["union_negotiated"]) == 2
    assert residuals("list", "--sector", "nowhere").exit_code == 2
