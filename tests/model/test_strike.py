"""A strike puts production off: counted by hand on a pipeline of equal cohorts."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.model.build import build
from simulator.model.primitives import primitives
from simulator.model.strike import Strike, delay
from simulator.quarters import Quarter
from simulator.randomness import Luck
from tests.model.worlds import hollywood, regime

CRAFTS = 14
ALL = tuple(range(CRAFTS))


def world(strike: Strike | None = None):
    model = build(primitives(hollywood()), regime("status_quo"), Luck(3, 0), 0.005, Quarter.parse("2025Q1"))
    model.strike = strike
    return model


def flows(model, quarters: int) -> dict[str, np.ndarray]:
    rows = []
    for _ in range(quarters):
        model.step()
        now = model.economy.flows
        rows.append((now.works_released, now.hours.sum(), now.consumer_spending, now.studio_profit, now.ai_spending))
    names = ("works", "hours", "spending", "profit", "ai")
    return dict(zip(names, np.array(rows).T, strict=True))


def test_a_strike_of_no_days_moves_no_bit():
    usual, struck = flows(world(), 8), flows(world(Strike(0, 0.0, ALL)), 8)
    assert all(np.array_equal(usual[name], struck[name]) for name in usual)


def test_days_struck_by_quarter():
    strike = Strike(2, 1.5, ALL)
    assert [strike.struck_share(q) for q in range(5)] == [0.0, 0.0, 1.0, 0.5, 0.0]


@pytest.mark.parametrize("stopped", [0.25, 1.0])
def test_what_is_stopped_is_put_off_and_the_last_start_is_lost(stopped):
    # four equal cohorts: the next release keeps 1-s, later stages refill each other, so 4-s remain of four
    model = world(Strike(0, stopped, ALL))
    model.economy.cohorts.popleft() if len(model.economy.cohorts) > 4 else None
    same = list(model.economy.cohorts)[-1]
    model.economy.cohorts.clear()
    model.economy.cohorts.extend([replace(same) for _ in range(4)])
    delay(model)
    left = [cohort.hours.sum() / same.hours.sum() for cohort in model.economy.cohorts]
    assert left == pytest.approx([1.0 - stopped, 1.0, 1.0, 1.0])


def test_one_quarters_strike_loses_a_quarters_work_and_a_quarters_releases():
    usual, struck = flows(world(), 10), flows(world(Strike(2, 1.0, ALL)), 10)
    assert struck["hours"][2] == 0.0
    assert struck["ai"][2] == 0.0
    assert struck["works"][2] == usual["works"][2]  # finished before it began
    assert struck["works"][3] == 0.0
    # the works come a quarter later, those of the quarter before the strike first
    assert struck["works"][4:7] == pytest.approx(usual["works"][3:6], rel=1e-12)


def test_the_library_earns_its_share_of_the_profit_that_falls_out():
    without, whole = (flows(world(Strike(2, 1.0, ALL, 1.0, share)), 4) for share in (0.0, 1.0))
    usual = flows(world(), 4)
    kept = whole["spending"][3] - without["spending"][3]
    assert without["spending"][3] < 0.1 * usual["spending"][3]  # newcomers' AI-made works alone
    assert 0.0 < kept < 0.3 * usual["spending"][3]


def test_crafts_not_on_strike_lose_their_work_too_unless_production_goes_on():
    both, alone = (flows_by_craft(world(Strike(0, 1.0, (0,), idle))) for idle in (1.0, 0.0))
    usual = flows_by_craft(world())
    assert not both.any()
    assert alone[0] == 0.0
    assert alone[1:] == pytest.approx(usual[1:], rel=1e-12)


def flows_by_craft(model) -> np.ndarray:
    model.step()
    return model.economy.flows.hours
