"""A bargaining study from file to folder, small; errors in its file."""

import json
from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.bargaining.running import SUMMARY, bargain, loaded, task_at, tasks, write
from simulator.experiments.bargaining.summary.whole import summary as summarised
from simulator.experiments.bargaining.worlds import world_of
from simulator.experiments.serial import Serial
from simulator.results import manifest
from simulator.results.place import Place
from simulator.scenario.errors import ScenarioErrors
from tests.experiments.bargaining.tables import actors, summary

MADE = {"command": "residuals bargain actors_2023", "executor": "this process"}


@pytest.fixture(scope="module")
def told():
    return summary()


def test_the_clauses_add_up_to_the_package(told):
    for lines in told["clauses"].values():
        parts = [worth["guild"][1] for name, worth in lines.items() if name != "package"]
        assert len(parts) == 3  # two issues and everything else
    # medians of two worlds are means, and means add up
    for lines in told["clauses"].values():
        for end in ("guild", "studios"):
            total = sum(worth[end][1] for name, worth in lines.items() if name != "package")
            assert total == pytest.approx(lines["package"][end][1], rel=1e-9)


def test_it_says_where_the_settlement_lies(told):
    settlement = told["offers"]["actors_2023_settlement"]
    assert 0.0 <= settlement["between_share"] <= 1.0
    assert settlement["guild"][0] <= settlement["guild"][1] <= settlement["guild"][2]
    assert told["issues"][0]["offers"]["actors_2023_ask"] == pytest.approx(0.0035)


def test_the_summary_is_json_and_lies_in_a_folder_of_ours(told, tmp_path):
    folder = write(told, actors(), Place(tmp_path / "out"), MADE, is_forced=False)
    assert manifest.verify(folder, [SUMMARY])["title"] == actors().title
    assert json.loads((folder / SUMMARY).read_text())["worlds"] == 2


@pytest.mark.slow
def test_the_same_study_gives_the_same_numbers(told):
    again = bargain(actors(), Serial())
    assert json.dumps(again, sort_keys=True) == json.dumps(told, sort_keys=True)


def test_figures_of_the_dispute_are_drawn_and_power_is_not():
    drawn = tasks(actors())
    lengths = {task.table.dispute.quarters.value for task in drawn}
    assert len(lengths) == 2
    assert {task.table.guild_power.value for task in drawn} == {0.5}


def test_a_replication_at_central_values_is_the_file():
    task = task_at(actors(), 0, {})
    assert task.table == actors().table
    assert task.quarters_to_expiry == 0
    assert np.isclose(task.scale, 0.005)


def test_a_study_of_another_kind_has_no_table():
    with pytest.raises(ScenarioErrors, match="has no table"):
        loaded("compare_regimes", {})


def test_a_latin_hypercube_serves_as_well_as_a_grid():
    study = loaded("actors_2023", {"scale": "0.005", "replications": "1", "table.points": "9"})
    table = study.table.model_copy(update={"design": "latin_hypercube", "points": 12, "fresh": 1})
    (task,) = tasks(study.model_copy(update={"table": table}))
    world = world_of(task)
    assert "error" not in world
    assert world["values"].shape[0] == 12
    assert np.all(world["missed"][[0, 3]] < 0.1)  # guilds' and studios' gains are nearly planes here


def test_a_world_that_cannot_be_is_told_and_the_others_count():
    (task,) = tasks(actors().model_copy(update={"replications": 1}))
    broken = world_of(replace(task, start="no quarter"))
    assert "no quarter" in broken["error"]
    told = summarised(actors(), [broken, world_of(task)])
    assert (told["worlds"], told["failed"]) == (1, 1)


@pytest.mark.slow
def test_a_fee_consent_notice_and_length_can_all_be_bargained_over():
    """Four issues on a hypercube: what a fee for replaced roles brings, and what cannot bring anything here."""
    small = {"scale": "0.005", "replications": "1", "table.points": "24", "table.fresh": "0", "uncertain": "luck"}
    study = loaded("synthetic_performers_2027", small)
    (task,) = tasks(study)
    world = world_of(task)
    assert "error" not in world
    told = summarised(study, [world])
    lines = told["clauses"]["synthetic_2027_ask"]
    assert lines["Fee for a synthetic role"]["guild"][1] > 0.0 > lines["Fee for a synthetic role"]["studios"][1]
    assert lines["Length of agreement"]["guild"][1] > 0.0  # a fee for longer
    assert lines["Notice of AI use"]["guild"][1] == 0.0  # nobody evades at central values
    assert lines["Works kept out of training"]["studios"][1] != 0.0
    parts = sum(worth["guild"][1] for name, worth in lines.items() if name != "package")
    assert parts == pytest.approx(lines["package"]["guild"][1], rel=1e-9)
