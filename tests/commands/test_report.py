"""`residuals report`."""

import json

import pytest

from tests.commands.fakes import SMALL, residuals


@pytest.fixture(autouse=True)
def _rendered(model, monkeypatch):
    """A report of one word, so that the command alone is tested here."""

    def render(folder):
        (folder / "index.html").write_text("report")
        return folder / "index.html"

    monkeypatch.setattr("simulator.reporting.report.render", render)


def test_it_ends_with_the_path_of_the_page(tmp_path):
    answer = residuals("report", "compare_regimes", *SMALL, "--out", tmp_path / "out")
    assert (answer.exit_code, answer.stdout) == (0, f"{tmp_path / 'out' / 'index.html'}\n")
    assert "report 0." in answer.stderr


def test_results_that_are_there_are_used(tmp_path):
    words = ["compare_regimes", *SMALL, "--out", tmp_path / "out"]
    residuals("run", *words)
    before = (tmp_path / "out" / "results.parquet").stat().st_ino
    assert residuals("report", *words).exit_code == 0
    assert (tmp_path / "out" / "results.parquet").stat().st_ino == before
    assert residuals("report", *words).exit_code == 2  # the page is there now
    assert residuals("report", *words, "--force").exit_code == 0


def test_results_of_another_plan_are_not_used(tmp_path):
    residuals("run", "compare_regimes", *SMALL, "--out", tmp_path / "out")
    answer = residuals("report", "compare_regimes", *SMALL, "--seed", 9, "--out", tmp_path / "out")
    assert answer.exit_code == 2
    assert not (tmp_path / "out" / "index.html").exists()


def test_json(tmp_path):
    told = json.loads(residuals("report", "compare_regimes", *SMALL, "--json", "--out", tmp_path / "out").stdout)
    assert told["report"] == str(tmp_path / "out" / "index.html")
