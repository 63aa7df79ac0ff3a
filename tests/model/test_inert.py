"""The dummy parameter is registered, is no free parameter, reaches the rule that reads it, and changes no bit."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.model import inert
from simulator.scenario.load import load_sector
from simulator.scenario.sector import Sector
from tests.model.worlds import a_run, hollywood, outcome_of, regime

PATH = "checks.dummy"


def hours(dummy: float) -> np.ndarray:
    return outcome_of(a_run(regime("status_quo"), sector=hollywood().with_values({PATH: dummy}), quarters=4)).values


@pytest.mark.parametrize("name", ["dubbing", "hollywood", "illustration", "medicine", "music", "software"])
def test_it_is_a_figure_of_every_sector_with_a_range_and_none_of_the_free_parameters(name) -> None:
    sector: Sector = load_sector(name)
    assert sector.checks.dummy.range == (0.0, 1.0)
    assert PATH not in sector.free()
    assert load_sector(name, {PATH: "0.25"}).checks.dummy.value == 0.25


def test_no_value_of_it_moves_a_bit() -> None:
    assert hours(0.0).tobytes() == hours(1.0).tobytes()


def test_the_rule_is_reached(monkeypatch) -> None:
    """Given a weight, the same rule moves the model: that it does not otherwise is no dead code's merit."""
    monkeypatch.setattr(inert, "WEIGHT", 0.05)
    assert hours(0.0).tobytes() != hours(1.0).tobytes()


def test_a_sector_that_does_not_name_it_has_it(tmp_path) -> None:
    plain = hollywood().model_dump(exclude={"checks"})
    assert replace(a_run(regime("status_quo")), sector=Sector.model_validate(plain)).sector.checks.dummy.range == (0, 1)
