"""Published results on bargaining and strikes (LITERATURE.md A6)."""

import numpy as np
import pytest

from simulator.bargaining.alternating_offers import rubinstein_in_rounds
from simulator.bargaining.kalai_smorodinsky import kalai_smorodinsky
from simulator.bargaining.nash import nash
from simulator.bargaining.strikes import no_floor_cutoff, screen


def test_rubinstein_the_first_mover_gets_one_over_one_plus_d():
    """Rubinstein 1982, Econometrica 50: equal discount d, nothing in a dispute. Exact."""
    assert rubinstein_in_rounds(1.0, 0.0, 0.0, 0.9, 0.9) == pytest.approx(1 / 1.9)


def test_binmore_rubinstein_wolinsky_fast_offers_are_nash():
    """Binmore, Rubinstein, Wolinsky 1986, RAND 17: equal patience, offers ever faster: Nash's half. Tolerance 1e-4."""
    rates = np.linspace(0, 1, 11)
    fast = rubinstein_in_rounds(1.0, 0.0, 0.0, 1 - 1e-5, 1 - 1e-5)
    assert nash(rates, rates, 1 - rates, 0.5).rate == pytest.approx(fast, abs=1e-4)


def test_kalai_smorodinsky_heeds_what_nash_ignores():
    """Kalai and Smorodinsky 1975, Econometrica 43: cutting off what the union could get at most costs it.

    Frontier u + f = 1, then u at most 0.6: Nash stays at 1/2, Kalai-Smorodinsky moves to u/0.6 = 1 - u, u = 3/8.
    """
    union = np.linspace(0, 0.6, 61)
    assert nash(union, union, 1 - union, 0.5).union_gain == pytest.approx(0.5, abs=1e-6)
    assert kalai_smorodinsky(union, union, 1 - union).union_gain == pytest.approx(3 / 8, abs=1e-6)


def test_card_demands_fall_as_a_strike_goes_on():
    """Card 1990, QJE 105: a declining resistance curve, wages fall with the length of the strike. Sign."""
    demands = screen(0.1, 1.0, 0.9).demands
    assert demands.size > 3
    assert (np.diff(demands) < 0).all()


def test_coase_fast_offers_settle_at_once():
    """Gul, Sonnenschein, Wilson 1986, JET 39: as rounds shorten, the hazard of settling a year goes to infinity."""
    hazards = []
    for round_years in (1 / 4, 1 / 52, 1 / 365, 1 / 8760):
        discount = np.exp(-0.1 * round_years)
        hazards.append((1 - no_floor_cutoff(discount)) / round_years)
    assert hazards == sorted(hazards)
    assert hazards[-1] > 20 * hazards[0]
