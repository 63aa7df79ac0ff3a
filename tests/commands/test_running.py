"""`residuals run`."""

import json
from contextlib import nullcontext

import pytest

from simulator.experiments import runner
from simulator.experiments.serial import Serial
from simulator.results import manifest, store
from simulator.scenario.load import load_sector
from tests.commands import fakes
from tests.commands.fakes import SMALL, residuals

pytestmark = pytest.mark.usefixtures("model")


def test_it_prints_headlines_and_stores_results(tmp_path):
    answer = residuals("run", "compare_regimes", *SMALL, "--out", tmp_path / "out")
    assert answer.exit_code == 0
    assert "Hours of human work against status quo (share)" in answer.stdout
    assert "+0.5%" in answer.stdout
    assert answer.stdout.rstrip().endswith(str(tmp_path / "out"))
    assert "run 0." in answer.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "manifest.json", "measures.json", "plan.parquet", "results.parquet", "study.json", "world.json",
    }  # fmt: skip


def test_json_is_one_object(tmp_path):
    answer = residuals("run", "compare_regimes", *SMALL, "--seed", 7, "--json", "--out", tmp_path / "out")
    told = json.loads(answer.stdout)
    assert (told["study"], told["seed"], told["failed"]) == ("compare_regimes", 7, 0)
    assert told["runs"] == 6 * (1 + 3 + 3)  # at full size, replications, luck alone
    assert told["digest"] == store.read(tmp_path / "out").digest()
    hours = [row for row in told["headlines"] if row["measure"] == "hours_change"]
    assert {row["regime"] for row in hours} == {
        "copyright_holder", "data_dignity", "union_negotiated", "opt_in_consent", "statutory_levy",
    }  # fmt: skip
    assert hours[0]["middle"] == pytest.approx(0.005)
    assert (hours[0]["probability"], hours[0]["baseline"], hours[0]["pairs"]) == (1.0, "status_quo", 3)


def test_the_manifest_says_what_was_asked_and_how_to_repeat_it(tmp_path):
    changed = ["--set", "royalty.rate=0.2", "--seed", "7"]
    residuals("run", "compare_regimes", *SMALL, *changed, "--full-scale", "0.1", "--out", tmp_path / "out")
    told = manifest.read(tmp_path / "out")
    assert told["command"] == (
        "residuals run compare_regimes --set quarters=4 --set royalty.rate=0.2 "
        "--scale 0.02 --full-scale 0.1 --reps 3 --seed 7"
    )
    assert (told["seed"], told["changes"]["royalty.rate"]) == (7, "0.2")
    assert [file["path"] for file in told["scenario"]][:2] == [
        "scenarios/studies/compare_regimes.yaml",
        "scenarios/sectors/hollywood.yaml",
    ]
    assert all(len(told[name]) > 8 for name in ("code_hash", "kernel_hash", "fingerprint"))
    store.read(tmp_path / "out")
    manifest.verify(tmp_path / "out", ["study.json", "world.json"])


def test_the_same_command_gives_the_same_digest_and_another_seed_another(tmp_path):
    digests = [
        json.loads(residuals("run", "compare_regimes", *SMALL, *more, "--json", "--out", tmp_path / name).stdout)[
            "digest"
        ]
        for name, more in {"a": [], "b": [], "c": ["--reps", "4"]}.items()
    ]
    assert digests[0] == digests[1] != digests[2]


def test_nothing_is_overwritten_without_force(tmp_path):
    words = ["run", "compare_regimes", *SMALL, "--out", tmp_path / "out"]
    assert residuals(*words).exit_code == 0
    again = residuals(*words)
    assert (again.exit_code, again.stdout) == (2, "")
    assert "--force replaces" in again.stderr
    assert residuals(*words, "--force").exit_code == 0


def test_force_does_not_touch_what_is_not_ours(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    answer = residuals("run", "compare_regimes", *SMALL, "--force", "--out", tmp_path)
    assert answer.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


BILL = "title: A bill\nquestion: What if?\nroyalty:\n  kind: ai_revenue\n  rat: 3\nconsent:\n  kind: maybe\n"


def test_bad_input_tells_every_line_and_writes_nothing(tmp_path):
    (tmp_path / "bill.yaml").write_text(BILL)
    words = [
        "run",
        "compare_regimes",
        "--regime",
        tmp_path / "bill.yaml",
        "--set",
        "huors=1",
        "--out",
        tmp_path / "out",
    ]
    answer = residuals(*words)
    assert (answer.exit_code, answer.stdout) == (2, "")
    for line in ("bill.yaml:5:", "bill.yaml:7:", "--set huors=1: unknown key"):
        assert line in answer.stderr
    assert not (tmp_path / "out").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["bill.yaml"]


@pytest.mark.parametrize(
    "words",
    [
        ["compare_regimez"],
        ["compare_regimes", "--set", "seed"],
        ["compare_regimes", "--set", "=1"],
        ["compare_regimes", "--scale", "0"],
        ["compare_regimes", "--scale", "nan"],
        ["compare_regimes", "--reps", "0"],
        ["compare_regimes", "--seed", "-1"],
        ["compare_regimes", "--no-such-option"],
        [],
    ],
)
def test_wrong_usage_is_status_2(words, tmp_path):
    answer = residuals("run", *words, "--out", tmp_path / "out")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_failed_run_is_told_kept_apart_and_status_1(tmp_path, model):
    model(fakes.no_levy)
    answer = residuals("run", "compare_regimes", *SMALL, "--out", tmp_path / "out")
    assert answer.exit_code == 1
    assert "(statutory_levy, ensemble 2) failed: ValueError: no levy today" in answer.stderr
    assert "7 failed" in answer.stdout
    assert {row["regime"] for row in manifest.read(tmp_path / "out")["failures"]} == {"statutory_levy"}


def test_ctrl_c_is_status_130_and_the_same_command_goes_on(tmp_path, model):
    model(fakes.interrupted)
    words = ["run", "compare_regimes", *SMALL, "--json", "--out", tmp_path / "out"]
    answer = residuals(*words)
    assert (answer.exit_code, answer.stdout) == (130, "")
    assert "interrupted; finished runs are kept" in answer.stderr
    assert not (tmp_path / "out").exists()
    assert len(list((tmp_path / ".out.partial" / "batches").iterdir())) == 2
    model()
    assert residuals(*words).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_lost_workers_are_status_1(tmp_path, monkeypatch):
    def lost(*_, **__):
        raise runner.RunsLostError("12 runs did not come back")

    monkeypatch.setattr("simulator.experiments.study.run", lost)
    answer = residuals("run", "compare_regimes", *SMALL, "--out", tmp_path / "out")
    assert (answer.exit_code, answer.stderr) == (1, "12 runs did not come back\n")


def test_a_full_disk_is_one_line_and_status_1(tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device", str(tmp_path / "out"))

    monkeypatch.setattr("simulator.results.store.write", full)
    answer = residuals("run", "compare_regimes", *SMALL, "--out", tmp_path / "out")
    assert answer.exit_code == 1
    assert answer.stderr.startswith(f"{tmp_path / 'out'}: No space left on device: free some space")
    assert answer.stderr.count("\n") == 1


def test_a_sweep_cannot_be_run_as_a_comparison(tmp_path):
    answer = residuals("run", "compare_regimes", "--set", "kind=sweep", "--out", tmp_path / "out")
    assert answer.exit_code == 2
    assert 'kind "sweep"' in answer.stderr


def test_luck_alone_needs_no_runs_of_its_own(tmp_path):
    words = ["--set", "uncertain=luck", "--full-scale", "0", "--json"]
    told = json.loads(residuals("run", "compare_regimes", *SMALL, *words, "--out", tmp_path / "out").stdout)
    assert told["runs"] == 6 * 3


def test_profile_shows_growth_and_stores_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    answer = residuals("run", "compare_regimes", "--scale", "0.02", "--profile")
    assert answer.exit_code == 0
    settle = next(line.split() for line in answer.stdout.splitlines() if line.startswith("settle"))
    assert settle[-2] == "1.00"  # the fake's seconds are proportional to its size
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("given", "sizes"), [([], "0.1, 1, 10"), (["--scale", "0.01"], "0.001, 0.01, 0.1")])
def test_profile_keeps_to_the_scale_and_says_its_sizes_first(given, sizes):
    answer = residuals("run", "compare_regimes", *given, "--profile")
    assert answer.exit_code == 0
    assert f"three sizes, {sizes} of the sector" in answer.stderr
    people = sum(craft.headcount.value for craft in load_sector("hollywood").crafts)
    assert f"{float(sizes.split()[-1]) * people:,.0f}" in answer.stdout


def test_profile_names_what_it_would_pass_over(tmp_path):
    answer = residuals("run", "compare_regimes", "--profile", "--reps", "3", "--out", tmp_path / "out")
    assert answer.exit_code == 2
    assert answer.stderr.strip().endswith("it has no use for --reps, --out")


@pytest.mark.slow
def test_check_looks_at_every_phase_tells_its_cost_and_moves_no_bit(tmp_path, monkeypatch):
    monkeypatch.undo()  # our own model
    monkeypatch.setattr(runner, "pool", lambda: nullcontext(Serial()))
    sizes = ["--scale", "0.002", "--full-scale", "0", "--reps", "1", "--set", "quarters=4", "--json"]
    plain = residuals("run", "compare_regimes", *sizes, "--out", tmp_path / "plain")
    looked = residuals("run", "compare_regimes", *sizes, "--check", "--out", tmp_path / "looked")
    assert (plain.exit_code, looked.exit_code) == (0, 0), looked.output
    assert json.loads(plain.stdout)["digest"] == json.loads(looked.stdout)["digest"]
    assert "--check" not in plain.stderr
    assert "--check: 12 of 12 runs sound in every phase" in looked.stderr
    assert "of the model's own time" in looked.stderr
