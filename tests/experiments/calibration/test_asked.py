"""What is asked of a calibration."""

from dataclasses import replace

import pytest

from simulator.experiments.calibration.asked import job
from simulator.experiments.calibration.design import Sizes
from simulator.scenario.errors import ScenarioErrors

SIZES = Sizes(draws=60)


def test_what_decides_numbers_decides_the_fingerprint():
    """What is published decides the errors that hidden truths are seen with, though no world is simulated from it."""
    asked = job("hollywood", "published", SIZES, {})
    assert job("hollywood", "published", SIZES, {}).fingerprint() == asked.fingerprint()
    moved = [replace(asked.moments[0], observed=0.5), *asked.moments[1:]]
    others = [
        replace(asked, moments=moved),
        replace(asked, sizes=Sizes(draws=61)),
        replace(asked, sizes=Sizes(draws=60, truths=3)),
        job("hollywood", "series", SIZES, {}),
        job("hollywood", "published", SIZES, {"demand.labour_share": "0.4"}),
    ]
    assert len({each.fingerprint() for each in [asked, *others]}) == 6


def test_too_few_draws_are_refused():
    with pytest.raises(ScenarioErrors, match="59 draws are too few"):
        job("hollywood", "series", Sizes(draws=59), {})
