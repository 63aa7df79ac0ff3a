"""`--executor` and `--scheduler`: one answer whoever simulates, and one line where nobody would."""

import json

import pytest

from simulator.cli import WORDS
from simulator.experiments.workers import cluster
from simulator.results import manifest
from tests.commands import fakes
from tests.commands.fakes import SMALL, residuals

pytestmark = pytest.mark.usefixtures("model")

SIMULATING = {
    "run": ["compare_regimes"],
    "compare": ["status_quo", "statutory_levy"],
    "report": ["compare_regimes"],
    "explore": ["explore_union_deal"],
    "bargain": ["actors_2023"],
    "solve": ["parity"],
    "discover": ["compare_regimes"],
    "calibrate": ["hollywood"],
    "sweep": ["compare_regimes", "--vary", "royalty.rate=0,0.1"],
    "sensitivity": ["compare_regimes"],
}


def test_these_are_all_commands_with_the_option():
    assert {word for word in WORDS if "--executor" in residuals(word, "--help").output} == set(SIMULATING)


@pytest.mark.parametrize("word", SIMULATING)
def test_a_scheduler_that_nobody_would_ask_is_one_line(word):
    answer = residuals(word, *SIMULATING[word], "--scheduler", "tcp://127.0.0.1:8786", "--executor", "serial")
    assert answer.exit_code == 2
    assert (answer.stdout, answer.stderr) == (
        "",
        "--scheduler goes with --executor dask; this is --executor serial\n",
    )


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("word", SIMULATING)
def test_a_scheduler_that_does_not_answer_is_one_line_and_nothing_is_written(word, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "SECONDS_TO_ANSWER", 0.5)
    where = [] if word == "solve" else ["--out", tmp_path / "out"]
    answer = residuals(word, *SIMULATING[word], *where, "--executor", "dask", "--scheduler", "tcp://127.0.0.1:1")
    assert answer.exit_code == 2, answer.output
    assert answer.stdout == ""
    assert answer.stderr == "no scheduler answers at tcp://127.0.0.1:1 within 0.5 seconds\n"
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_the_digest_is_one_whoever_simulates(tmp_path):
    found = {}
    for kind in ("serial", "processes", "dask"):
        answer = residuals("run", "compare_regimes", *SMALL, "--json", "--out", tmp_path / kind, "--executor", kind)
        told = manifest.read(tmp_path / kind)
        found[json.loads(answer.stdout)["digest"], told["fingerprint"], told["command"]] = told["executor"]
        assert told["executor"].startswith({"serial": "this process", "dask": "dask, "}.get(kind, ""))
    assert len(found) == 1


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_on_dask_one_failed_run_is_told_and_the_rest_kept(tmp_path, model):
    model(fakes.no_levy)
    answer = residuals("run", "compare_regimes", *SMALL, "--json", "--out", tmp_path / "out", "--executor", "dask")
    told = json.loads(answer.stdout)
    assert answer.exit_code == 1
    assert told["failed"] * 6 == told["runs"] == 6 * (1 + 3 + 3)  # one regime of six
    assert answer.stderr.count("statutory_levy") == told["failed"]
    assert "no levy today" in answer.stderr
