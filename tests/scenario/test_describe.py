"""A study in plain data: nothing of it lost, all of it JSON."""

import json

import pytest

from simulator.scenario.describe import describe_study, figures_of
from simulator.scenario.load import load_sources, load_study
from simulator.terms.clause import SLOTS
from simulator.units import Figure


@pytest.fixture(scope="module")
def described():
    study = load_study("compare_regimes")
    return describe_study(study, study.world, study.terms, load_sources())


def test_it_survives_json(described):
    assert json.loads(json.dumps(described)) == described


def test_study_and_regimes(described):
    assert described["study"]["baseline"] == "status_quo"
    assert described["study"]["question"].endswith("?")
    assert described["study"]["regimes"] == list(described["regimes"])
    for sheet in described["regimes"].values():
        assert tuple(sheet["clauses"]) == SLOTS
        assert all(clause["words"] for clause in sheet["clauses"].values())


def test_every_figure_is_listed_once_with_grade_and_source(described):
    paths = [figure["path"] for figure in described["figures"]]
    assert len(set(paths)) == len(paths) > 100
    assert {figure["grade"] for figure in described["figures"]} <= set("ABCD")
    assert "regimes.data_dignity.royalty.rate" in paths


def test_free_figures_have_the_paths_by_which_they_are_drawn(described):
    free = {figure["path"] for figure in described["figures"] if figure["free"]}
    world = load_study("compare_regimes").world
    assert set(world.free()) <= free


def test_only_sources_that_are_named_are_cited(described):
    named = {figure["source"] for figure in described["figures"]}
    assert set(described["sources"]) <= named


def test_figures_of_by_hand():
    one = Figure(value=1.0, unit="usd", source="x", grade="A")
    found = list(figures_of({"a": (one,), "b": {"c": one}, "d": 3, "e": "text"}))
    assert [figure["path"] for figure in found] == ["a.0", "b.c"]
    assert found[0]["value"] == 1.0
