import numpy as np
import pytest

from simulator.charts.headline import money_per_worker, plans_per_worker
from simulator.reporting.explorer.quantities import CARDS, MEMBER, pay_change, quantities, told
from tests.charts.specimen import CRAFTS, reading


def test_cards_come_first_and_then_every_craft():
    names = [one.name for one in quantities(reading())]
    assert names[0] == MEMBER
    assert names[len(CARDS) :] == [f"craft={craft}" for craft in CRAFTS]


def test_the_worth_of_a_deal_is_the_sum_of_its_parts():
    of, regime = reading(), "union_negotiated"
    money = [
        part(of, regime, "ensemble") - part(of, "status_quo", "ensemble")
        for part in (money_per_worker, plans_per_worker)
    ]
    whole = CARDS[0].quantity(of, regime, "ensemble")
    assert whole == pytest.approx(pay_change(of, regime, "ensemble") + sum(money))


def test_numbers_are_those_of_each_world():
    found = told(reading(worlds=3), ["status_quo", "data_dignity"])
    assert found.shape == (2, 3, len(CARDS) + len(CRAFTS))
    assert np.all(found[0, :, 0] == 0.0)
