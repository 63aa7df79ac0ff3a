"""Published results on what data is worth and who gets it (LITERATURE.md A2, A3, A6)."""

import pytest

from simulator.behaviour.data_value import contributors_share, contributors_share_of, data_dividend
from simulator.behaviour.licence_prices import monopsony_loss, participation, pooled_price, veto_price


@pytest.mark.parametrize("holders", [1, 2, 5, 100])
def test_cournot_complements_and_the_anticommons(holders):
    """Cournot 1838, ch. 9; Heller 1998, Harvard Law Review 111: total price n/(n+1), use 1/(n+1), pooled 1/2. Exact."""
    assert veto_price(holders) == pytest.approx(holders / (holders + 1))
    assert 1 - veto_price(holders) == pytest.approx(1 / (holders + 1))
    assert pooled_price() == 0.5


def test_data_as_labour_one_buyer_gets_half_of_the_efficient_participation():
    """Arrieta-Ibarra et al. 2018, AEA Papers and Proceedings 108: monopsony explains free data. Exact."""
    assert monopsony_loss(value=3.0, largest_reservation=10.0) == 0.5
    assert participation(3.0, 10.0) == pytest.approx(0.3)  # a union or competition pays the value


@pytest.mark.parametrize(("elasticity", "share"), [(1.0, 1 / 2), (2.0, 2 / 3), (0.1, 0.09), (0.28, 0.22), (0.34, 0.25)])
def test_the_crowd_is_owed_half_to_two_thirds(elasticity, share):
    """Games 14(4):57: 1/2 to 2/3 with value linear to Metcalfe; LITERATURE.md A2 for the rest. Tolerance 0.5 points."""
    assert contributors_share(elasticity) == pytest.approx(share, abs=0.005)
    assert contributors_share_of(2000, elasticity) == pytest.approx(share, abs=0.006)


@pytest.mark.parametrize(("output", "dividend"), [(60_000, 16_000), (75_000, 20_000)])
def test_radical_markets_arithmetic_a_thought_experiment(output, dividend):
    """Posner and Weyl 2018, Radical Markets, ch. 5 (recalled): a family of four, AI 10% of output, 2/3 to its data.

    A thought experiment, not a forecast: no other number of this model is of this size. Exact.
    """
    assert data_dividend(0.10, 2 / 3, output, 4) == pytest.approx(dividend)
