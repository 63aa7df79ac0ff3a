"""`residuals discover` from the door."""

import json

import numpy as np
import pytest

from simulator.model.run import measures_of
from simulator.results.outcome import Outcome
from tests.commands.fakes import residuals

SMALL = ["--reps", "60", "--set", "quarters=4"]
SLOT = "law.flow_through"


def by_flow(batch):
    """The levy pays more unless holders pass on more than 0.4 of what they get."""
    return [outcome(run, run.values[SLOT]) for run in batch.runs]


def outcome(run, flow):
    worse = run.regime == "statutory_levy" and flow > 0.4
    values = np.full((run.quarters, len(measures_of(run))), 1000.0 + (run.regime == "statutory_levy") - 2.0 * worse)
    return Outcome(run.run, values)


@pytest.mark.slow
def test_the_figure_that_decides_is_named(model, tmp_path):
    model(by_flow)
    told = residuals("discover", *SMALL, "--out", tmp_path / "found")
    assert told.exit_code == 0, told.output
    assert "Unless (" in told.stdout
    assert f"{SLOT} above " in told.stdout
    assert "Only 60 worlds: a box found among so few means little" in told.stdout
    page = (tmp_path / "found" / "discovery.html").read_text()
    assert SLOT in page
    assert "<script" not in page
    again = residuals("discover", "--results", tmp_path / "found", "--out", tmp_path / "found", "--json")
    (only,) = json.loads(again.stdout)["boxes"][0]["ranges"]
    assert only["path"] == SLOT
    assert only["low"] == pytest.approx(0.4, abs=0.45 / 60)  # sixty strata of 5 % to 50 %


def test_too_few_worlds_are_refused(tmp_path):
    told = residuals("discover", "--reps", "12", "--out", tmp_path / "x")
    assert told.exit_code == 2
    assert told.stderr.strip() == "too few worlds to look for a box (12): at least 40, better 400 (--reps 400)"
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("statutory_levy is best", "expected REGIME > REGIME on MEASURE"),
        ("statutory_levy > copyright_holdr on paid_people", 'did you mean "copyright_holder"?'),
        ("statutory_levy > copyright_holder on paid_persons", "no measure"),
        ("statutory_levy > copyright_holder on hours by nan", "'nan' is not a finite number"),
        ("statutory_levy > copyright_holder on paid_people in 1999", "no year 1999"),
    ],
)
def test_wrong_claims_are_one_line(tmp_path, claim, said):
    told = residuals("discover", "--claim", claim, "--out", tmp_path / "x")
    assert told.exit_code == 2
    assert len(told.stderr.strip().splitlines()) == 1
    assert said in told.stderr


def test_results_without_the_regime_are_refused(tmp_path):
    told = residuals("discover", "--results", tmp_path)
    assert told.exit_code == 2
    assert "no manifest.json of ours" in told.stderr


def test_a_study_without_drawn_figures_is_refused(tmp_path):
    told = residuals("discover", "--set", "uncertain=luck", "--out", tmp_path / "x")
    assert told.exit_code == 2
    assert "no figure is drawn" in told.stderr
