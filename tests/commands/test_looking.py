"""`residuals discover` in results that are there: its page, its manifest, and steps off the way."""

import json

import pytest

from simulator.experiments.discovery import running
from simulator.experiments.discovery.judging import Effort
from tests.commands.fakes import residuals
from tests.commands.test_discovering import SLOT, SMALL, by_flow


@pytest.fixture
def worlds(model, tmp_path, monkeypatch):
    """Sixty worlds; outcomes are reordered and worlds halved a few times only."""
    model(by_flow)
    whole = running.discovered
    few = {"reorders": 19, "halves": 4}
    monkeypatch.setattr(
        "simulator.commands.looking.discovered",
        lambda cube, told, study, effort: whole(cube, told, study, Effort(effort.seed, step=effort.step, **few)),
    )
    told = residuals("discover", *SMALL, "--out", tmp_path / "worlds")
    assert told.exit_code == 0, told.output
    return tmp_path / "worlds"


@pytest.mark.slow
def test_a_page_apart_has_a_manifest_and_can_be_replaced(worlds, tmp_path):
    words = ["discover", "--results", worlds, "--out", tmp_path / "apart"]
    assert residuals(*words).exit_code == 0
    made, of = (json.loads((folder / "manifest.json").read_text()) for folder in (tmp_path / "apart", worlds))
    assert made["worlds"] == {key: of[key] for key in ("name", "command", "seed", "digest", "code_hash", "created")}
    paths = {"discovery.json", "discovery.html", "tables/discovery_trajectory.csv", "tables/discovery_ranges.csv"}
    assert {each["path"] for each in made["resources"]} == paths
    page = (tmp_path / "apart" / "discovery.html").read_text()
    assert f"seed {of['seed']}, results {of['digest'][:12]}, code {of['code_hash'][:12]}" in page
    again = residuals(*words)
    assert again.exit_code == 2
    assert again.stderr.strip().endswith("--force replaces them")
    assert residuals(*words, "--step", "2", "--force").exit_code == 0
    assert "Step 2, which you chose" in (tmp_path / "apart" / "discovery.html").read_text()
    assert not list(tmp_path.glob(".apart*"))


@pytest.mark.slow
def test_a_step_is_judged_by_itself_beside_the_results(worlds):
    told = json.loads(residuals("discover", "--results", worlds, "--step", "1", "--json").stdout)
    (only,) = told["boxes"][0]["ranges"]
    assert only["path"] == SLOT
    # A peel of a twentieth: of 60 worlds three, so that 57 are left, in halves of 30 two.
    assert told["boxes"][0]["inside"] == 57
    assert told["made"]["command"].endswith("--step 1")
    names = [each["path"] for each in json.loads((worlds / "manifest.json").read_text())["resources"]]
    assert len(names) == len(set(names))


@pytest.mark.slow
def test_a_step_off_the_way_is_one_line_and_keeps_what_was_simulated(worlds, tmp_path):
    told = residuals("discover", "--results", worlds, "--step", "59")
    assert told.exit_code == 2
    assert told.stderr.strip().startswith("--step 59 is not on the way, which has steps 1 to ")
    told = residuals("discover", *SMALL, "--step", "59", "--out", tmp_path / "kept")
    assert told.exit_code == 2
    assert f"; the worlds are kept, go on with: residuals discover --results {tmp_path / 'kept'} --claim" in told.stderr
    assert residuals("discover", "--results", tmp_path / "kept").exit_code == 0


def test_a_step_that_no_way_has_is_refused_before_anything_is_simulated(tmp_path):
    told = residuals("discover", "--step", "999", "--out", tmp_path / "x")
    assert told.exit_code == 2
    assert told.stderr.strip() == "--step 999: no way has as many steps; 60 is more than any has"
    assert not (tmp_path / "x").exists()


@pytest.mark.slow
def test_what_else_is_asked_for_must_match(worlds):
    for words in (["india_rate"], ["--scale", "0.5"], ["--reps", "77"], ["--set", "technology.substitution=2"]):
        told = residuals("discover", *words, "--results", worlds)
        assert (told.exit_code, len(told.stderr.strip().splitlines())) == (2, 1), told.stderr
    assert residuals("discover", "compare_regimes", *SMALL, "--results", worlds).exit_code == 0
