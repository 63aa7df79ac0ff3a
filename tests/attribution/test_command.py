"""`residuals attribute` and `residuals account` as a user types them."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from simulator.attribution.run import attribute_catalogue
from simulator.attribution.scoring import PARTS
from simulator.cli import main
from tests.attribution.catalogue import by_hand, drawn, request


def words(files, out, *more):
    given = str(files["works"]), str(files["outputs"]), "--credits", str(files["credits"])
    return ["attribute", *given, "--out", str(out), *more]


def residuals(*words_):
    return CliRunner().invoke(main, list(words_))


def test_payments_and_an_account(tmp_path):
    done = residuals(*words(by_hand(tmp_path), tmp_path / "out", "--neighbours", "2"))
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["revenue", "10.00000000", "dollars"]
    assert lines[1].split() == ["people", "9.00000000", "dollars"]
    told = residuals("account", str(tmp_path / "out"), "ann")
    assert told.exit_code == 0
    assert "b (Y)  2 points of a pot of 3.00000000 from 1 3.00000000: 2.00000000" in told.stdout
    assert told.stdout.splitlines()[-1] == "  total 6.00000000 dollars"


def test_json(tmp_path):
    done = residuals(*words(by_hand(tmp_path), tmp_path / "out", "--json", "--workers", "2"))
    told = json.loads(done.stdout)
    assert (told["revenue"], told["people"]) == (10**9, 9 * 10**8)
    account = residuals("account", str(tmp_path / "out"), "bob", "--json")
    assert json.loads(account.stdout)["person"] == "bob"


def test_faults_are_lines_and_status_2(tmp_path):
    files = by_hand(tmp_path, outputs__revenue=["x", "y"])
    done = residuals(*words(files, tmp_path / "out"))
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 2)
    assert not (tmp_path / "out").exists()
    assert residuals(*words(files, tmp_path / "out", "--memory", "lots")).exit_code == 2
    assert residuals("account", str(tmp_path), "ann").exit_code == 2
    assert residuals("attribute").exit_code == 2


def test_a_folder_of_others_is_status_2(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").touch()
    assert residuals(*words(by_hand(tmp_path), tmp_path / "out")).exit_code == 2


@pytest.mark.slow
@pytest.mark.jit
@pytest.mark.parametrize("eps", [0.05, 0.0])
def test_killed_at_any_moment_it_goes_on_to_the_same_digest(tmp_path, eps):
    files = drawn(tmp_path, works=400, outputs=60 if eps else 200, dimensions=8)
    chunk = 6 if eps else 1
    cut = {"eps": eps, "shard_works": 10, "chunk_outputs": chunk}
    whole = attribute_catalogue(request(files, **cut), tmp_path / "whole")
    options = ["--eps", str(eps), "--shard-works", "10", "--chunk-outputs", str(chunk)]
    for turn in range(3):
        out = tmp_path / f"out-{turn}"
        scratch = tmp_path / f".out-{turn}.partial" / "scratch"
        command = [sys.executable, "-c", "from simulator.cli import main; main()", *words(files, out, *options)]
        running = subprocess.Popen(command, cwd=Path.cwd(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 120
        while len(list((scratch / PARTS).glob("chunk-*"))) <= 40 * turn and time.monotonic() < until:
            time.sleep(0.001)
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
        there = len(list((scratch / PARTS).glob("chunk-*")))
        assert 0 < there < whole.pieces_computed
        result = attribute_catalogue(request(files, **cut), out)
        assert result.digest == whole.digest
        assert (result.pieces_found, result.pieces_computed) == (there, whole.pieces_computed - there)
