"""`residuals audit`: a stored run passes; a folder whose record was changed does not."""

import json

import pandas as pd
import pytest

from simulator.results import manifest, store
from tests.commands.fakes import residuals


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    """A small study with a full run and two drawn ones."""
    out = tmp_path_factory.mktemp("audit") / "out"
    sizes = ["--scale", "0.004", "--full-scale", "0.006", "--reps", "1", "--set", "quarters=8"]
    assert residuals("run", "compare_regimes", *sizes, "--out", out).exit_code == 0
    return out


@pytest.mark.slow
@pytest.mark.parametrize("role", ["full", "ensemble"])
def test_a_stored_run_passes_to_the_microcent(stored, role):
    answer = residuals("audit", stored, "--regime", "data_dignity", "--role", role, "--json")
    assert answer.exit_code == 0, answer.output
    told = json.loads(answer.stdout)
    assert told["role"] == role
    assert sum(told["balances"].values()) == 0
    assert told["reasons"]["payment"] == told["balances"]["people"] > 0
    assert "no difference" in residuals("audit", stored, "--regime", "statutory_levy", "--role", "ensemble").stdout


@pytest.mark.slow
def test_a_forged_record_is_found_and_named(stored):
    """A forger who rewrites a value, its digest and its checksums leaves a sound folder; the money still tells."""
    cube, told = store.read(stored), manifest.read(stored)
    row = cube.plan.index[(cube.plan["regime"] == "data_dignity") & (cube.plan["role"] == "full")][0]
    cube.values[row, -1, cube.names.index("paid_people")] += 0.01  # noqa: PD011 - an array
    facts = {name: value for name, value in told.items() if name not in {"digest", "resources", "runs"}}
    store.write(stored, cube, facts)
    manifest.add_files(stored, [stored / "world.json"])
    answer = residuals("audit", stored, "--regime", "data_dignity")
    assert answer.exit_code == 1
    assert "stored paid_people" in answer.stderr
    cube.plan["balances_sha256"] = pd.Series(["0" * 64] * len(cube.plan))
    store.write(stored, cube, facts)
    manifest.add_files(stored, [stored / "world.json"])
    assert "hash of all balances" in residuals("audit", stored, "--regime", "data_dignity").stderr


def test_a_folder_without_results_is_status_2(tmp_path):
    answer = residuals("audit", tmp_path)
    assert answer.exit_code == 2
    assert "not a folder of results" in answer.stderr


@pytest.mark.slow
def test_a_regime_that_did_not_run_is_status_2(stored):
    assert residuals("audit", stored, "--regime", "levy").exit_code == 2
