"""`residuals calibrate` from the door, with a model that answers at once."""

import json
from contextlib import nullcontext

import numpy as np
import pytest

from simulator.experiments import code, runner
from simulator.experiments.calibration.world import Reader
from simulator.experiments.serial import Serial
from simulator.randomness import STREAM_TABLE_VERSION
from simulator.results import manifest, store
from tests.commands.fakes import residuals

SMALL = ["--draws", "60", "--moments", "series"]
TOLD = "demand.labour_share"


@pytest.fixture
def toy(monkeypatch):
    """Moments that follow one parameter, its square among them, and nothing else."""

    def of(reader, run):
        figure = run.sector.free()[TOLD] if hasattr(run.sector, "free") else None
        value = (figure.value - 0.3) / 0.15
        return np.array([100.0 + 60.0 * value + number * value**2 for number in range(len(reader.names))])

    monkeypatch.setattr(Reader, "of", of)
    monkeypatch.setattr(runner, "pool", lambda: nullcontext(Serial()))


@pytest.mark.slow
def test_the_parameter_that_moves_the_figures_is_identified_and_no_other(toy, tmp_path):
    told = residuals("calibrate", *SMALL, "--recover", "--truths", "3", "--out", tmp_path / "c", "--json")
    assert told.exit_code == 0, told.output
    found = json.loads(told.stdout)
    verdicts = {row["path"]: row["verdict"] for row in found["parameters"]}
    assert verdicts.pop(TOLD) == "identified"
    assert set(verdicts.values()) == {"not identified"}
    recovered = {row["path"]: row for row in found["recovery"]["parameters"]}
    assert recovered[TOLD]["smm_correlation"] > 0.95
    assert recovered["law.flow_through"]["smm_width"] == 1.0
    assert json.loads((tmp_path / "c" / "calibration.json").read_text()) == found
    written = {path.name for path in (tmp_path / "c").iterdir()}
    assert written == {
        "calibration.json", "calibration.csv", "identification.svg", "manifest.json", "results.parquet", "plan.parquet",
        "measures.json",
    }  # fmt: skip
    made = manifest.read(tmp_path / "c")
    assert made["digest"] == store.read(tmp_path / "c").digest()
    assert (made["runs"], made["failures"]) == (60 + 1 + 2 * 25 + 8, [])  # draws, centre, two steps each, luck
    assert (made["recovery"]["runs"], made["recovery"]["failures"]) == (3, [])
    assert len(made["recovery"]["digest"]) == len(made["fingerprint"]) == 64
    assert made["stream_table_version"] == STREAM_TABLE_VERSION
    assert made["kernel_hash"] == code.kernel_hash()
    assert made["executor"].endswith("processes")
    assert "--recover --truths 3" in made["command"]
    again = residuals("calibrate", *SMALL, "--out", tmp_path / "c")
    assert again.exit_code == 2
    assert "--force replaces them" in again.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["music"], "the published targets are about hollywood"),
        (["holywood"], 'did you mean "hollywood"?'),
        (["--draws", "20"], "20 draws are too few for a regression"),
    ],
)
def test_wrong_use_is_one_line(tmp_path, words, said):
    told = residuals("calibrate", *words, "--out", tmp_path / "c")
    assert told.exit_code == 2
    assert len(told.stderr.strip().splitlines()) == 1
    assert said in told.stderr
    assert not (tmp_path / "c").exists()


def test_help_does_not_call_recovery_what_is_design():
    told = " ".join(residuals("calibrate", "--help").stdout.split())
    assert "Simulated moments recover nothing here" in told
    assert "With --recover truths are hidden" in told
    assert "Recover parameters" not in told


@pytest.mark.slow
def test_a_run_that_was_cut_off_goes_on_where_it_was(toy, tmp_path, monkeypatch):
    seen = []
    plain = Reader.of

    def counted(reader, run):
        seen.append(run.run)
        if len(seen) == 30:
            raise KeyboardInterrupt
        return plain(reader, run)

    monkeypatch.setattr(Reader, "of", counted)
    words = ["calibrate", *SMALL, "--out", tmp_path / "c"]
    assert residuals(*words).exit_code == 130
    assert residuals(*words).exit_code == 0
    simulated = [run for run in seen if run < 60]
    assert len(simulated) <= 60 + 5  # two timed twice before the start, and the one that was cut off
