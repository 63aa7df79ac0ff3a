"""An analysis is told apart from one of another study, preset, seed or rule; and how to have the right one."""

from pathlib import Path

from simulator.experiments.sensitivity.running import loaded
from simulator.reporting.same_study import command, otherwise

OWN = {"name": "six", "seed": 1, "code_hash": "c", "hashes": {"sector": "s", "levy": "l"}}
SAME = {"name": "six", "seed": 1, "code_hash": "c", "hashes": {"study": "x", "sector": "s", "levy": "l"}}


def test_of_the_same_study_nothing_is_said():
    assert otherwise(OWN, SAME) == []


def test_each_difference_is_said():
    assert "another study, five" in otherwise(OWN, SAME | {"name": "five"})[0]
    assert "another seed, 3, and these results have 1" in otherwise(OWN, SAME | {"seed": 3})[0]
    assert "other figures" in otherwise(OWN, SAME | {"hashes": {"sector": "t", "levy": "l"}})[0]
    assert "other rules, or without them: levy" in otherwise(OWN, SAME | {"hashes": {"sector": "s"}})[0]
    assert "another version of the code" in otherwise(OWN, SAME | {"code_hash": "d"})[0]


def test_what_is_not_recorded_is_not_taken_for_the_same():
    assert len(otherwise(OWN, {"seed": 1, "code_hash": "c"})) == 3  # study, figures, rules


def test_a_preset_changes_the_hash_of_the_world():
    neutral = loaded("compare_regimes", {})
    friendly = loaded("compare_regimes", {"technology.substitution": "2"})
    assert neutral.world.hash() != friendly.world.hash()
    assert loaded("compare_regimes", {"seed": "3", "scale": "0.01"}).world.hash() == neutral.world.hash()


def test_the_command_is_that_of_the_study_and_not_of_its_folder():
    run = "residuals report compare_regimes --set quarters=8 --preset ai_friendly --reps 3 --scale 0.01 --seed 7"
    assert command({"command": run}, Path("/x/eco")) == (
        "residuals sensitivity compare_regimes --set quarters=8 --preset ai_friendly --seed 7 --out eco-sensitivity"
    )
    assert command({"command": "residuals run compare_regimes"}, Path("/x/compare_regimes")) == (
        "residuals sensitivity compare_regimes"
    )
    assert command({}, Path("/x/six")) == "residuals sensitivity six"
