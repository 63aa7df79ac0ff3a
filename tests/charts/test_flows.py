"""Measures that overlap, taken apart."""

import pytest

from simulator.charts import flows
from tests.charts.tiny import tiny

MONEY = {
    "royalty_owed": 90.0,
    "royalty_evaded": 10.0,
    "administration": 9.0,
    "agent_commission": 1.0,
    "paid_holders": 20.0,
    "paid_people": 40.0,
    "paid_outside": 15.0,
    "paid_funds": 5.0,
}


@pytest.mark.parametrize(
    ("quantity", "dollars"),
    [(flows.due, 400), (flows.to_workforce, 100), (flows.to_funds, 20), (flows.to_people, 180), (flows.held, 60)],
)
def test_by_hand(quantity, dollars):
    reading = tiny({name: {("one", "full"): [value]} for name, value in MONEY.items()}, flows=list(MONEY))
    assert quantity(reading, "one", "full").tolist() == [dollars]
