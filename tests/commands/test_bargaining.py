"""`residuals bargain` and `residuals solve` from the door: words, JSON, wrong use."""

import json
from copy import deepcopy

import pytest
from click.testing import CliRunner

from simulator.cli import main
from simulator.commands.solving import TARGETS
from simulator.commands.table_in_words import deals, in_words, offers
from simulator.experiments.bargaining.break_even import QUESTIONS
from tests.experiments.bargaining.tables import summary


def asked(*words: str):
    return CliRunner().invoke(main, list(words))


def test_the_terminal_says_what_is_known_and_what_is_not(tmp_path):
    text = in_words(summary(), tmp_path)
    assert "between the walk-aways" in text
    assert "Not identified" in text
    assert "crafts not on strike" in text


def test_a_deals_middle_is_said_where_it_is_an_end_of_its_range():
    deal = {"share": 1.0, "terms": {"Rate": [0.0, 0.0, 0.012]}}
    (line,) = deals({"issues": [{"name": "Rate", "unit": "share"}], "deals": {"nash": deal}})
    assert line.endswith("Rate 0% (0% to 1.2%)")


def test_offers_with_long_titles_are_told_apart():
    told = deepcopy(summary())
    for number, offer in enumerate(told["offers"].values()):
        offer["title"] = f"A table with a title that does not end soon, offer {number}"
    assert [line.split(" members ")[0].strip()[-1] for line in offers(told)] == list("012")[: len(told["offers"])]


def test_targets_of_the_door_are_those_that_can_be_solved():
    assert set(TARGETS) == set(QUESTIONS)


def test_a_study_without_a_table_is_wrong_use():
    outcome = asked("bargain", "compare_regimes")
    assert outcome.exit_code == 2
    assert 'needs "bargain"' in outcome.stderr


def test_wrong_questions_are_told_all_at_once():
    outcome = asked("solve", "studio_indifferent", "--of", "unon", "--between", "0.5", "0.1")
    assert outcome.exit_code == 2
    assert len(outcome.stderr.strip().splitlines()) == 3


@pytest.mark.slow
def test_a_walk_away_is_found_by_root_finding(tmp_path):
    sizes = ["--scale", "0.005", "--reps", "2", "--set", "uncertain=luck", "--set", "quarters=12"]
    words = ["solve", "studio_indifferent", "--study", "actors_2023", "--between", "0", "0.05", *sizes, "--json"]
    outcome = asked(*words)
    assert outcome.exit_code == 0, outcome.output
    found = json.loads(outcome.stdout)
    assert found["worlds"] == 2
    assert 0.0 < found["spread"][1] < 0.05
