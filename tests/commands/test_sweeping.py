"""`residuals sweep` from the door: words, JSON, what a study varies, wrong use."""

import json

import pytest

from tests.commands.fakes import residuals

SMALL = ["--reps", "2", "--scale", "0.02", "--set", "quarters=4"]


@pytest.mark.usefixtures("model")
def test_a_regime_over_its_rate(tmp_path):
    asked = residuals("sweep", "statutory_levy", "--vary", "royalty.rate=0:0.2:3", *SMALL, "--out", tmp_path / "out")
    assert asked.exit_code == 0, asked.output
    assert asked.stderr.startswith("3 points: 12 runs of 0.00 s each")
    assert "royalty.rate=0.1 " in asked.stdout
    assert asked.stdout.strip().endswith("index.html")
    assert {"sweep.csv", "sweep.json", "results.parquet", "manifest.json"} <= {
        file.name for file in (tmp_path / "out").iterdir()
    }


@pytest.mark.usefixtures("model")
def test_a_few_worlds_are_called_lowest_to_highest_and_one_has_no_band(tmp_path):
    words = ["sweep", "statutory_levy", "--vary", "royalty.rate=0:0.2:3", "--set", "quarters=4"]
    few = residuals(*words, "--reps", "5", "--out", tmp_path / "few")
    assert "middle (lowest to highest of 5 worlds)" in few.stdout
    page = (tmp_path / "few" / "index.html").read_text()
    assert "lowest to highest of 5 worlds" in page
    assert "5% to 95%" not in few.stdout + page
    one = residuals(*words, "--reps", "1", "--out", tmp_path / "one")
    assert "(" not in "".join(line for line in one.stdout.splitlines() if line.startswith("  royalty.rate"))
    assert "One world: how far others would lie from it is not known; more --reps show it." in one.stdout
    assert "One world: how far others" in (tmp_path / "one" / "index.html").read_text()


@pytest.mark.usefixtures("model")
def test_a_study_is_swept_over_what_it_varies_itself(tmp_path):
    asked = residuals("sweep", "india_rate", *SMALL, "--out", tmp_path / "out", "--json")
    told = json.loads(asked.stdout)
    assert [axis["path"] for axis in told["axes"]] == ["royalty.rate"]
    assert len(told["points"]) == 6


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["statutory_levi", "--vary", "royalty.rate=0:1:2"], 'did you mean "statutory_levy"?'),
        (["compare_regimes"], "varies nothing of its own"),
        (["statutory_levy", "--vary", "royalty.rat"], 'did you mean "royalty.rate"?'),
        (["statutory_levy", "--vary", "royalty.rate=0.2:0.1:3"], "does not lie below"),
        (["statutory_levy", "--vary", "royalty.rate=0:1.5:3"], "is not allowed"),
        (
            ["statutory_levy", "--vary", "royalty.rat=0:0.2:3"],
            '--vary royalty.rat=0: unknown key "royalty.rat"; did you',
        ),
        (["statutory_levy", "--vary", "switches.expectations=myopic,wise"], "--vary switches.expectations=wise:"),
        (["status_quo", "--vary", "royalty.rate=0:0.2:3"], "status_quo is what a regime is set beside; sweep another"),
        (["actors_2023", "--vary", "royalty.rate=0:0.1:3"], 'kind "bargain"'),
    ],
)
def test_wrong_use_is_one_line_and_exit_status_two(words, said, tmp_path):
    asked = residuals("sweep", *words, "--out", tmp_path / "out")
    assert asked.exit_code == 2, asked.output
    assert said in asked.stderr
    assert not (tmp_path / "out").exists()
