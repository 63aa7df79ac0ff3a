"""Welfare adds up: parties sum to the real change, and what changed hands is the smaller of gains and losses."""

import pandas as pd

from simulator.charts import welfare
from simulator.charts.reading import Reading
from simulator.charts.regimes import Regimes
from simulator.results.cube import Measure
from tests.results.worlds import cube_of, outcome, run

# Measure -> what levy brings less the status quo, dollars a quarter; only the last is a sum of the others.
MOVES = {
    "consumer_surplus_change/segment=low": -2.0,
    "consumer_surplus_change/segment=high": -3.0,
    "consumer_surplus_change": -5.0,
    "studio_profit": 1.0,
    "ai_firm_profit": -10.0,
    "worker_surplus": 6.0,
    "paid_outside": 2.0,
    "paid_holders": 1.0,
    "paid_funds": 0.5,
    "agent_commission": 0.25,
    "held_change": 0.25,
    "surplus_sum": -4.0,
}


def reading() -> Reading:
    """One full-size run of two regimes."""
    measures = tuple(Measure(name, "usd", "welfare", additive=True, better="more") for name in MOVES)
    runs = [run(number, name, "full", quarters=4) for number, name in enumerate(("status_quo", "levy"))]
    values = [[[0.0] * len(MOVES)] * 4, [list(MOVES.values())] * 4]
    cube = cube_of(runs, [outcome(number, value) for number, value in enumerate(values)], measures)
    return Reading(cube, Regimes(("status_quo", "levy"), "status_quo", {}), {})


def test_parties_sum_to_the_real_change():
    found = welfare.table(reading()).set_index("party")["change"]
    parts = found.drop(welfare.TOTAL)
    assert parts.sum() == found[welfare.TOTAL] == 4 * -4.0
    assert found["consumers, by income: low"] == 4 * -2.0
    assert welfare.moved(welfare.table(reading())) == {"levy": 4 * 11.0}


def test_what_changed_hands_by_hand():
    rows = [("a", "x", 5.0), ("b", "x", -3.0), ("c", "x", -4.0), (welfare.TOTAL, "x", -2.0)]
    table = pd.DataFrame(rows, columns=["party", "regime", "change"])
    assert welfare.moved(table) == {"x": 5.0}
