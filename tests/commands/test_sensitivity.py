"""`residuals sensitivity` from the door: words, JSON, files, wrong use."""

import json

import pytest

from tests.commands.fakes import residuals

SMALL = ["--trajectories", "2", "--samples", "4", "--top", "2", "--set", "quarters=4", "--scale", "0.02"]


@pytest.mark.usefixtures("model")
def test_it_screens_and_says_what_it_costs_and_where_the_page_is(tmp_path):
    asked = residuals("sensitivity", "compare_regimes", *SMALL, "--screen-only", "--out", tmp_path / "out")
    assert asked.exit_code == 0, asked.output
    assert asked.stderr.startswith("738 runs of 0.00 s each")  # 1 + 2 x 26 + 2 x 27 points and 16 worlds, six regimes
    assert "exactly 0" in asked.stdout
    assert asked.stdout.strip().endswith("index.html")
    assert {"sensitivity.json", "effects.csv", "tornado.csv", "manifest.json", "index.html"} <= {
        file.name for file in (tmp_path / "out").iterdir()
    }


@pytest.mark.slow
@pytest.mark.usefixtures("model")
def test_json_and_a_folder_that_is_there_already(tmp_path):
    words = ["sensitivity", "compare_regimes", *SMALL, "--screen-only", "--out", tmp_path / "out"]
    told = json.loads(residuals(*words, "--json").stdout)
    assert told["asked"]["trajectories"] == 2
    again = residuals(*words)
    assert again.exit_code == 2
    assert "--force replaces them" in again.stderr
    assert residuals(*words, "--force").exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["compare_regims"], "did you mean"),
        (["compare_regimes", "--samples", "48"], "48 is not a power of two; the nearest are 32 and 64"),
        (["compare_regimes", "--trajectories", "1"], "1 is not in the range"),
        (["compare_regimes", "--set", "technology.substitutio=2"], "did you mean"),
        (["statutory_levy"], "statutory_levy is a regime, and this needs a study"),
        (["actors_2023"], 'kind "bargain" has no regimes to compare'),
    ],
)
def test_wrong_use_is_one_line_and_exit_status_two(words, said, tmp_path):
    asked = residuals("sensitivity", *words, "--out", tmp_path / "out")
    assert asked.exit_code == 2
    assert said in asked.stderr
    assert not (tmp_path / "out").exists()
