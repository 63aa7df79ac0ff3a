"""Results that are there already: taken at their own word, and never for others than they are."""

import json
import shutil

import pytest

from simulator.commands.carrying import order_of
from simulator.commands.options import Chosen
from simulator.experiments.discovery.claim import claim
from simulator.experiments.discovery.running import prepared_for
from simulator.experiments.discovery.stored import Asked, stored, study_of
from simulator.experiments.engine import Engine
from simulator.experiments.serial import Serial
from simulator.experiments.study import Clock, Setting, carry_out
from simulator.model.run import measures_of
from simulator.results.manifest import DamagedResultsError
from simulator.scenario.errors import ScenarioErrors
from tests.commands.fakes import run_batch

TOLD = claim("statutory_levy > copyright_holder on hours")


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """Forty worlds by a model that answers at once."""
    folder = tmp_path_factory.mktemp("stored") / "worlds"
    chosen = Chosen(set_=("quarters=4", "technology.ai_markup=1.5"), reps=40, scale=0.02, seed=7)
    prepared = prepared_for(TOLD, order_of("compare_regimes", chosen, "residuals discover compare_regimes"))
    engine = Engine(run_batch, measures_of(prepared.plan().runs[0]))
    carry_out(prepared, Setting(folder, engine=engine, executor=Serial(), is_explained=False), Clock())
    return folder, prepared


def test_study_and_figures_are_those_of_the_folder(results):
    folder, prepared = results
    found = stored(folder, TOLD, Asked())
    assert found.manifest["name"] == "compare_regimes"
    assert found.study.world == prepared.sector
    assert found.study.terms == dict(prepared.regimes)
    assert (found.study.title, found.study.seed) == (prepared.study.title, 7)


def test_what_matches_may_be_asked_for(results):
    folder, _ = results
    sizes = {"--scale": 0.02, "--reps": 40, "--seed": 7}
    changes = {"technology.ai_markup": "1.5"}
    assert stored(folder, TOLD, Asked("scenarios/compare_regimes.yaml", sizes, changes, ("x/statutory_levy.yaml",)))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Asked(study="india_rate"), "india_rate was asked for, these are results of compare_regimes"),
        (Asked(sizes={"--scale": 0.5}), "--scale 0.5 was asked for, they were made with 0.02"),
        (Asked(sizes={"--reps": 77}), "--reps 77 was asked for, they were made with 40"),
        (Asked(sizes={"--seed": 20270101}), "--seed 20270101 was asked for, they were made with 7"),
        (Asked(changes={"technology.ai_markup": "2"}), "ai_markup=2 was asked for, they were made with 1.5"),
        (Asked(changes={"technology.substitution": "2"}), "they were made with the study's own value"),
        (Asked(regimes=("wga_2026",)), "--regime wga_2026 is not among their regimes"),
        (Asked(idle=("--executor",)), "--executor says how to simulate, and nothing is simulated"),
    ],
)
def test_what_does_not_match_is_one_line(results, asked, said):
    with pytest.raises(ScenarioErrors) as error:
        stored(results[0], TOLD, asked)
    (line,) = error.value.lines
    assert said in line
    assert line.endswith("With --results leave out what does not match")


def test_of_much_that_does_not_match_the_rest_is_counted(results):
    with pytest.raises(ScenarioErrors, match="; and 2 more"):
        stored(results[0], TOLD, Asked(changes={f"a.{number}": "1" for number in range(5)}))


def test_claims_that_the_folder_cannot_tell_are_refused(results):
    with pytest.raises(ScenarioErrors, match="no regime 'opt_in_consent'; it has copyright_holder, statutory_levy"):
        stored(results[0], claim("opt_in_consent > copyright_holder on hours"), Asked())
    with pytest.raises(ScenarioErrors, match="no year 2031"):
        stored(results[0], claim("statutory_levy > copyright_holder on hours in 2031"), Asked())


def test_a_folder_of_something_else_is_refused(tmp_path):
    told = {"generator": "residuals", "command": "residuals sweep x"}
    (tmp_path / "manifest.json").write_text(json.dumps(told))
    with pytest.raises(ScenarioErrors, match=r"no worlds of a study \(made with: residuals sweep x\)"):
        stored(tmp_path, TOLD, Asked())


def test_a_study_that_was_changed_afterwards_is_refused(results, tmp_path):
    folder = shutil.copytree(results[0], tmp_path / "changed")
    (folder / "world.json").write_text("{}")
    with pytest.raises(DamagedResultsError, match=r"world\.json: not as it was written"):
        study_of(folder)
