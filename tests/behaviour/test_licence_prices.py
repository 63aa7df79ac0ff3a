"""Anticommons and monopsony, MODEL.md (6), by best responses and by search."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.behaviour.licence_prices import monopsony_loss, monopsony_price, participation, pooled_price, veto_price


@given(st.integers(1, 40))
def test_veto_prices_are_best_responses(holders):
    """Each of n maximises p (1 - p - others): p = (1 - others)/2, where all agree."""
    others = veto_price(holders) * (holders - 1) / holders
    assert (1 - others) / 2 == pytest.approx(veto_price(holders) / holders)


def test_best_responses_one_after_another_arrive_there():
    prices = np.zeros(3)
    for step in range(300):
        prices[step % 3] = (1 - prices.sum() + prices[step % 3]) / 2
    assert prices.sum() == pytest.approx(veto_price(3))
    assert 1 - prices.sum() == pytest.approx(1 / 4)


def test_a_pool_is_cheaper_used_more_and_earns_more():
    assert pooled_price() == 0.5
    for holders in range(2, 20):
        total = veto_price(holders)
        assert total > pooled_price()
        assert total * (1 - total) < 0.25


@given(st.floats(0.1, 30), st.floats(0.1, 10))
def test_monopsony_price_is_the_best_offer(value, largest):
    offers = np.linspace(0, largest, 4001)
    profits = (value - offers) * np.array([participation(p, largest) for p in offers])
    assert monopsony_price(value, largest) == pytest.approx(offers[profits.argmax()], abs=largest / 3000)


@given(st.floats(0.1, 30), st.floats(0.1, 10))
def test_a_single_buyer_obtains_half_while_data_is_worth_less_than_the_largest_reservation(value, largest):
    loss = monopsony_loss(value, largest)
    assert loss == pytest.approx(0.5) if value <= largest else 0.5 <= loss <= 1
