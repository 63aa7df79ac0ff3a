"""A stored run is the run that was."""

import json

import numpy as np
import pytest

from simulator.experiments.replay import WORLD, is_same_code, regimes_of, sheet_of, stored_run
from simulator.experiments.study import Clock, carry_out
from simulator.model.run import run_batch
from simulator.results.manifest import DamagedResultsError
from simulator.results.outcome import Batch
from simulator.scenario.load import load_regime
from simulator.scenario.names import listed
from tests.experiments.test_study import PREPARED, setting


@pytest.fixture
def folder(tmp_path):
    carry_out(PREPARED, setting(tmp_path / "out"), Clock())
    return tmp_path / "out"


@pytest.mark.parametrize("name", listed("regime"))
def test_a_term_sheet_survives_json(name):
    sheet = load_regime(name)
    back = sheet_of(json.loads(json.dumps(sheet.model_dump(mode="json"))))
    assert back == sheet
    assert back.hash() == sheet.hash()


def test_the_run_is_as_planned(folder):
    planned = next(run for run in PREPARED.plan().runs if run.role == "luck" and run.regime == "data_dignity")
    assert stored_run(folder, "data_dignity") == planned


def test_regimes_baseline_first(folder):
    assert regimes_of(folder)[0] == "status_quo"
    assert is_same_code(folder)


def test_an_unknown_regime_is_an_error(folder):
    with pytest.raises(LookupError, match="data_dignity"):
        stored_run(folder, "levy")


def test_a_changed_world_is_found(folder):
    world = (folder / WORLD).read_text()
    (folder / WORLD).write_text(world.replace("0.05", "0.06", 1))
    with pytest.raises(DamagedResultsError, match=WORLD):
        stored_run(folder, "data_dignity")


@pytest.mark.slow
def test_the_model_gives_the_same_bits_again(folder):
    run = stored_run(folder, "data_dignity")
    planned = next(each for each in PREPARED.plan().runs if each.run == run.run)
    one, other = (run_batch(Batch(0, (each,)))[0] for each in (run, planned))
    assert np.array_equal(one.values, other.values, equal_nan=True)
    assert one.balances_sha256 == other.balances_sha256
