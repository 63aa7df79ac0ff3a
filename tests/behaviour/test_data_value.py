"""What contributors together are owed, by every order in which players can arrive."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.behaviour.data_value import contributors_share, contributors_share_of


@pytest.mark.parametrize("elasticity", [0.3, 1.0, 2.0])
def test_shapley_by_all_orders(elasticity):
    contributors, orders = 4, list(permutations(range(5)))  # player 0 is the firm
    firm = sum((order.index(0) / contributors) ** elasticity for order in orders) / len(orders)
    assert contributors_share_of(contributors, elasticity) == pytest.approx(1 - firm)


@given(st.floats(0.05, 3))
def test_many_contributors_reach_the_closed_form(elasticity):
    assert contributors_share_of(20_000, elasticity) == pytest.approx(contributors_share(elasticity), abs=1e-3)
