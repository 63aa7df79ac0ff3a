import pytest
from click.testing import CliRunner

from simulator.cli import main
from simulator.commands import exploring


def test_a_page_that_is_there_stays(tmp_path):
    page = tmp_path / exploring.PAGE
    page.write_text("mine")
    given = CliRunner().invoke(main, ["explore", "explore_union_deal", "--out", str(tmp_path)])
    assert given.exit_code == 2
    assert "--force replaces it" in given.output
    assert page.read_text() == "mine"


def test_a_study_that_varies_nothing_is_refused(tmp_path):
    given = CliRunner().invoke(main, ["explore", "compare_regimes", "--out", str(tmp_path / "x.html")])
    assert given.exit_code == 2
    assert "vary names 0 clauses" in given.output


@pytest.mark.slow
def test_a_page_from_runs(tmp_path, monkeypatch):
    monkeypatch.setattr("simulator.experiments.exploring.HELD_OUT", 2)
    out = tmp_path / "deep" / "page.html"
    small = ["--reps", "2", "--scale", "0.002", "--set", "quarters=4", "--set", "vary={royalty.rate: [0.0, 0.02]}"]
    given = CliRunner().invoke(main, ["explore", "explore_union_deal", "--out", str(out), *small])
    assert given.exit_code == 0, given.output
    assert str(out) in given.output
    assert "held-out deals" in given.output
    assert "Residual rate" in out.read_text()
