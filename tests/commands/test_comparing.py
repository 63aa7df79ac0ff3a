"""`residuals compare`."""

import json
import shutil

import pytest

from simulator.results import store
from simulator.scenario.names import SCENARIOS
from tests.commands.fakes import SMALL, residuals

pytestmark = pytest.mark.usefixtures("model")


def test_two_regimes_the_first_as_baseline(tmp_path):
    words = ["compare", "data_dignity", "statutory_levy", *SMALL, "--json", "--out", tmp_path / "out"]
    told = json.loads(residuals(*words).stdout)
    assert told["study"] == "data_dignity-vs-statutory_levy"
    assert {row["baseline"] for row in told["headlines"]} == {"data_dignity"}
    assert store.read(tmp_path / "out").plan["regime"].unique().tolist() == ["data_dignity", "statutory_levy"]


def test_a_file_of_ones_own_may_share_a_shipped_name(tmp_path):
    own = tmp_path / "statutory_levy.yaml"
    shutil.copy(SCENARIOS / "regimes" / "statutory_levy.yaml", own)
    answer = residuals("compare", "status_quo", own, *SMALL, "--out", tmp_path / "out")
    assert answer.exit_code == 0


def test_changes_hold_for_both(tmp_path):
    words = ["--set", "statutory_levy.royalty.rate=0.2", "--set", "labour.separation=0.1"]
    answer = residuals("compare", "status_quo", "statutory_levy", *SMALL, *words, "--out", tmp_path / "out")
    assert answer.exit_code == 0
    world = json.loads((tmp_path / "out" / "world.json").read_text())
    assert world["regimes"]["statutory_levy"]["clauses"]["royalty"]["rate"]["value"] == 0.2


@pytest.mark.parametrize("files", [["status_quo", "levy"], ["status_quo", "status_quo"], ["status_quo"]])
def test_wrong_names_are_status_2(tmp_path, files):
    answer = residuals("compare", *files, *SMALL, "--out", tmp_path / "out")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "Traceback" not in answer.stderr
    assert list(tmp_path.iterdir()) == []
