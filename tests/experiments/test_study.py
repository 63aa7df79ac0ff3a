"""From a plan to a folder of results."""

import json
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simulator.experiments.engine import Engine
from simulator.experiments.preparation import Order, prepare
from simulator.experiments.runner import RunFailedError
from simulator.experiments.serial import Serial
from simulator.experiments.study import ROOT, Clock, Setting, carry_out, shown, stored, usual_folder
from simulator.model.run import measures_of
from simulator.results import manifest, store
from simulator.results.outcome import Outcome
from simulator.results.place import PlaceError

PREPARED = prepare(
    Order("compare_regimes", {"replications": "2", "quarters": "4"}, full_scale=0, command="residuals run x")
)


def run_batch(batch):
    shape = (4, len(measures_of(batch.runs[0])))
    return [Outcome(run.run, np.full(shape, float(run.run))) for run in batch.runs]


def setting(out, **changes):
    engine = Engine(run_batch, measures_of(PREPARED.plan().runs[0]))
    return replace(Setting(out, engine=engine, executor=Serial()), **changes)


def test_results_are_what_was_run(tmp_path):
    cube = carry_out(PREPARED, setting(tmp_path / "out"), Clock())
    assert store.read(tmp_path / "out").digest() == cube.digest()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]
    told = manifest.read(tmp_path / "out")
    assert (told["name"], told["command"], told["executor"]) == ("compare_regimes", "residuals run x", "this process")
    assert json.loads((tmp_path / "out" / "study.json").read_text())["study"]["baseline"] == "status_quo"


def test_no_folder_of_the_user_is_told(tmp_path):
    carry_out(PREPARED, setting(tmp_path / "out"), Clock())
    told = "".join(path.read_text() for path in (tmp_path / "out").glob("*.json"))
    assert str(tmp_path) not in told
    assert str(Path.home()) + "/" not in told.replace(str(ROOT), "")


def test_a_place_that_is_taken_is_refused_before_anything_runs(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(PlaceError):
        carry_out(PREPARED, setting(tmp_path, engine=None), Clock())


def test_old_results_stay_until_the_new_ones_are_whole(tmp_path):
    old = carry_out(PREPARED, setting(tmp_path / "out"), Clock()).digest()
    broken = Engine(run_batch, ())
    with pytest.raises(RunFailedError, match="every run failed; the first: the model gave values"):
        carry_out(PREPARED, setting(tmp_path / "out", engine=broken, is_forced=True), Clock())
    assert store.read(tmp_path / "out").digest() == old


def test_stored_results_are_found_again_by_their_plan(tmp_path):
    assert stored(PREPARED, setting(tmp_path / "out")) is None
    cube = carry_out(PREPARED, setting(tmp_path / "out"), Clock())
    again = stored(PREPARED, setting(tmp_path / "out"))
    assert again is not None
    assert again.digest() == cube.digest()
    other = prepare(Order("compare_regimes", {"replications": "2", "quarters": "4", "seed": "5"}, full_scale=0))
    assert stored(other, setting(tmp_path / "out")) is None


def test_a_clock_adds_up_by_phase():
    clock = Clock()
    for name in ("a", "b", "a"):
        with clock.phase(name):
            time.sleep(0.01)
    assert list(clock.seconds) == ["a", "b"]
    assert clock.seconds["a"] >= 0.02


def test_places_are_shown_without_anyones_folders(tmp_path):
    assert shown(str(ROOT / "scenarios" / "x.yaml")) == "scenarios/x.yaml"
    assert shown(str(tmp_path / "bill.yaml")) == "bill.yaml"
    assert usual_folder("x") == ROOT / "reports" / "out" / "x"
