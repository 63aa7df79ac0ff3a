"""From a claim to the runs that it needs."""

import pytest

from simulator.experiments.discovery.claim import claim
from simulator.experiments.discovery.running import meaning, only, prepared_for
from simulator.experiments.preparation import Order
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.load import load_study

STUDY = load_study("compare_regimes")
MANY = {"replications": "40"}


def prepared(words, **changes):
    return prepared_for(claim(words), Order("compare_regimes", MANY | changes))


def test_the_regimes_of_the_claim_run_and_no_other():
    ready = prepared("statutory_levy > copyright_holder on hours")
    assert list(ready.regimes) == ["copyright_holder", "statutory_levy"]
    plan = ready.plan()
    assert len(plan.runs) == 2 * 40
    assert {run.role for run in plan.runs} == {"ensemble"}
    assert all(len(run.values) == len(STUDY.world.free()) for run in plan.runs)


def test_both_regimes_of_a_pair_share_their_drawn_figures():
    batch = prepared("statutory_levy > copyright_holder on hours").plan().batches[7]
    first, second = batch.runs
    assert (first.values, first.replication) == (second.values, second.replication)


def test_a_measure_of_persons_needs_the_baseline_too():
    told = claim("statutory_levy > copyright_holder on bands/change=lose_much")
    assert list(only(STUDY, told).terms) == ["status_quo", "copyright_holder", "statutory_levy"]


def test_a_shipped_regime_that_the_study_leaves_out_may_be_claimed():
    assert list(prepared("wga_2026 > status_quo on hours").regimes) == ["status_quo", "wga_2026"]


def test_years_are_those_of_the_study():
    with pytest.raises(ScenarioErrors, match="covers 2027 to 2028"):
        prepared("statutory_levy > status_quo on hours in 2030", quarters="8")


def test_what_a_figure_means_is_said_by_the_scenario():
    assert "capability" in meaning("technology.data_elasticity", STUDY)
