"""Closed forms of MODEL.md (10) from forks of the model: one rate on all gross, no outside options."""

import numpy as np
import pytest

from simulator.bargaining.laffer import (
    industry_elasticity,
    industry_over_single_firm,
    laffer_rate,
    single_firm_elasticity,
)
from simulator.experiments.bargaining.coverage import RATES, coverage, frontier
from simulator.experiments.bargaining.worlds import guilds_of
from simulator.model.build import build
from simulator.model.primitives import primitives
from simulator.quarters import Quarter
from simulator.randomness import Luck
from tests.model.worlds import hollywood, regime


def world(eps: float, sd: float, tail: float):
    values = {"demand.demand_elasticity": eps, "demand.work_substitution": sd, "demand.appeal_tail": tail}
    alike = {"demand.cost_dispersion": 0.0, "demand.ai_entrant_share": 0.0, "demand.distaste": 0.0}
    sector = hollywood().with_values(values | alike)
    return build(primitives(sector), regime("status_quo"), Luck(1, 0), 0.005, Quarter.parse("2025Q3"))


def slope(values):
    return np.polyfit(np.log(1 - RATES[:11]), np.log(values[:11]), 1)[0]


@pytest.mark.parametrize(("eps", "sd", "tail"), [(1.1, 3.7, 2.2), (1.4, 3.0, 2.2), (1.4, 3.0, 50.0), (1.4, 3.0, 1.1)])
def test_gross_falls_with_the_elasticity_of_the_industry(eps, sd, tail):
    bases, _ = frontier(world(eps, sd, tail), None)
    assert slope(bases) + 1 == pytest.approx(industry_elasticity(eps, sd, tail), rel=0.03)


def test_the_industrys_elasticity_has_both_limits():
    assert industry_elasticity(1.4, 3.0, 1.0) == pytest.approx(1.4)
    assert industry_elasticity(1.4, 3.0, 1e9) == pytest.approx(1.4 * 2.0 / 1.6)
    both = single_firm_elasticity(3.0, 1.0) / industry_elasticity(1.4, 3.0, 1.0)
    assert both == pytest.approx(industry_over_single_firm(1.4, 3.0, has_free_entry=False))


@pytest.mark.parametrize("power", [0.3, 0.5])
def test_nash_on_the_models_own_frontier_is_beta_over_e(power):
    found = coverage(world(1.4, 3.0, 2.2), power, guilds=2)
    assert found["sector"] == pytest.approx(power / industry_elasticity(1.4, 3.0, 2.2), rel=0.05)
    sequence = 1 - (1 - found["sector"]) ** 2
    assert found["in_sequence"] == pytest.approx(sequence, rel=0.05)


def test_laffer_on_the_models_own_frontier_is_one_over_e():
    bases, _ = frontier(world(1.4, 3.0, 2.2), None)
    fine = np.linspace(0, 0.95, 2001)
    raised = fine * np.exp(np.interp(fine, RATES, np.log(bases)))
    assert fine[np.argmax(raised)] == pytest.approx(laffer_rate(industry_elasticity(1.4, 3.0, 2.2)), rel=0.05)


def test_one_studio_alone_bears_less_than_the_sector():
    found = coverage(world(1.1, 3.7, 2.2), 0.5, guilds=2)
    assert found["single_firm"] < 0.6 * found["sector"]


def test_where_one_studio_signs_the_others_gain_its_viewers():
    model = world(1.1, 3.7, 2.2)
    alone, _ = frontier(model, 0)
    assert alone[5] < alone[0]


def test_who_has_no_guild_bargains_with_nobody():
    # writers, directors, actors, crews and musicians have guilds; the sector's sixth group has no members
    assert len(hollywood().guilds) == 6
    assert guilds_of(hollywood()) == 5
