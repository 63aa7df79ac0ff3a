"""The page on identification in the repository is of today's model."""

from dataclasses import replace

import pytest

from simulator.experiments.calibration.asked import job
from simulator.experiments.calibration.identification import SERIES_ERROR
from simulator.experiments.calibration.moments import KINDS
from simulator.experiments.calibration.page import PAGE, SECTOR, SIZES


def test_the_page_in_the_repository_says_what_the_model_says_today():
    """One world at the middle of the ranges: where a figure has moved by a tenth of its error, the page is stale.

    No test can tell that whole tables are those of today's code without making them, which takes minutes; but what
    moves a verdict moves the figures.
    """
    text = PAGE.read_text()
    stale = "stale: run `residuals handbook --identification`"
    for kind in KINDS:
        asked = job(SECTOR, kind, SIZES, {})
        run = next(run for run in asked.plan().runs if run.role == "full")
        now = asked.reader.of(replace(run, sector=run.sector.with_values(run.values)))
        errors = [abs(value) * SERIES_ERROR if moment.error is None else moment.error
                  for moment, value in zip(asked.moments, now, strict=True)]  # fmt: skip
        cell = 3 if kind == "published" else 2
        for moment, value, error in zip(asked.moments, now, errors, strict=True):
            line = next((line for line in text.splitlines() if line.startswith(f"| {moment.title} |")), None)
            assert line, stale
            told = float(line.split(" | ")[cell - 1].replace(",", ""))
            assert told == pytest.approx(value, abs=0.1 * error + 0.005 * abs(value)), f"{moment.title}, {stale}"
    assert all(f"| `{path}` |" in text for path in asked.free), stale
