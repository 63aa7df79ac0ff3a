from collections import Counter

import numpy as np
import pytest

from simulator.experiments import exploring
from simulator.experiments.exploring import HELD_OUT, explored, load, plan
from simulator.experiments.serial import Serial
from simulator.scenario.errors import ScenarioErrors

STUDY = "explore_union_deal"


@pytest.fixture(scope="module")
def found():
    return load(STUDY, {"replications": "4"})


def test_the_grid_is_every_combination_with_the_last_clause_fastest(found):
    grid = found.grid()
    assert grid.shape == (4 * 3 * 3, 3)
    assert grid[:4].tolist() == [[0.0, 0.2, 0.02], [0.0, 0.2, 0.06], [0.0, 0.2, 0.15], [0.0, 0.6, 0.02]]


def test_held_out_deals_lie_inside_and_off_the_grid(found):
    deals = found.held_out()
    assert deals.shape == (HELD_OUT, 3)
    assert (deals > found.grid().min(axis=0)).all()
    assert (deals < found.grid().max(axis=0)).all()
    assert not {tuple(deal) for deal in deals} & {tuple(deal) for deal in found.grid()}


def test_a_deal_is_a_whole_term_sheet(found):
    sheet = found.at(np.array([0.05, 0.7, 0.1]))
    royalty, entitlement = sheet.clauses["royalty"], sheet.clauses["entitlement"]
    assert royalty.rate.value == 0.05
    assert (entitlement.contributors.value, entitlement.guild_fund.value) == (0.7, pytest.approx(0.3))
    assert sheet.clauses["settlement"].administration.value == 0.1
    assert sheet.clauses["price"].kind == "posted"  # set by hand, not bargained by the model


def test_every_world_runs_the_grid_and_each_held_out_deal_runs_once(found):
    runs = plan(found).runs
    assert [run.run for run in runs] == list(range(4 * (1 + 36) + HELD_OUT))
    times = Counter(run.regime for run in runs)
    assert {times[f"deal_{number}"] for number in range(36)} == {4}
    assert {times[f"held_out_{number}"] for number in range(HELD_OUT)} == {1}
    assert all(batch.runs[0].regime == "status_quo" for batch in plan(found).batches)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"vary": "{}"}, "vary names 0 clauses"),
        ({"vary": "{royalty.rate: [0.01]}"}, "two values or more"),
        ({"offer": "{royalty.rat: 0.01}"}, "offer.royalty.rat: union_negotiated has no figure there"),
        ({"offer": "{royalty.rate: 0.2}"}, "offer.royalty.rate: 0.2 is outside the values tried, 0 to 0.06"),
        ({"vary": "{technology.adoption: [0.01, 0.02]}"}, "has no figure there"),
        ({"vary": "{entitlement.contributors: [0.0, 3.0]}"}, "not allowed"),
    ],
)
def test_what_cannot_be_explored_is_said(changes, words):
    with pytest.raises(ScenarioErrors, match=words):
        load(STUDY, changes)


def test_a_path_may_name_its_regime():
    found = load(STUDY, {"vary": "{royalty.rate: [0.02, 0.01]}"})
    assert [(axis.path, axis.values) for axis in found.axes] == [("royalty.rate", (0.01, 0.02))]
    assert exploring._inner("union_negotiated.royalty.rate", "union_negotiated") == "royalty.rate"


@pytest.mark.slow
def test_a_rate_of_zero_changes_nothing(monkeypatch):
    monkeypatch.setattr(exploring, "HELD_OUT", 1)
    few = {"vary": "{royalty.rate: [0.0, 0.04]}", "replications": "1", "scale": "0.002", "quarters": "4"}
    cube = explored(load(STUDY, few), Serial())
    paid = cube.series("royalty_owed", "deal_0").to_numpy()
    assert paid == 0.0
    assert cube.differences("hours", "deal_0", "status_quo").to_numpy() == 0.0
    assert (cube.series("royalty_owed", "deal_1") > 0).all()


def test_an_offer_is_the_lowest_tried_where_the_study_is_silent():
    assert load(STUDY, {"offer": "{}"}).offer == (0.0, 0.2, 0.02)
    assert load(STUDY, {"offer": "{royalty.rate: 0.03}"}).offer == (0.03, 0.2, 0.02)
