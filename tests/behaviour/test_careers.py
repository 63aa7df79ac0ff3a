"""Workers, MODEL.md (7)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.behaviour.careers import (
    entry_rate,
    exit_probability,
    hours_supplied,
    hours_worked,
    income_pressure,
    next_wage,
)
from simulator.behaviour.task_mix import choose
from simulator.kernels import workforce as kernels

PER_QUARTER = 1 - 0.91**0.25


def test_hours_by_hand():
    assert hours_supplied(np.array([100.0]), np.array([0.81]), 0.25)[0] == pytest.approx(100 * 0.9**0.5)
    assert hours_worked(np.array([5.0, 3.0]), np.array([4.0, 4.0])).tolist() == [4.0, 3.0]


def test_wages_by_hand_and_at_the_clip():
    wages = np.array([1.0, 1.0, 1.0, 1.0, 0.91])
    demand, supply = np.array([1.0, 1.21, 9.0, 0.0, 0.5]), np.array([1.0, 1.0, 1.0, 1.0, 1.0])
    got = next_wage(wages, demand, supply, 0.05, 0.9)
    assert got == pytest.approx([1.0, 1.21**0.05, 2**0.05, 0.5**0.05, 0.9])


def test_wages_without_supply_or_demand():
    got = next_wage(np.ones(2), np.array([1.0, 0.0]), np.zeros(2), 0.2, 0.5)
    assert got == pytest.approx([2**0.2, 1.0])


@pytest.mark.parametrize("zeta", [0.21, 1.0, -0.01])
def test_an_exploding_adjustment_is_refused(zeta):
    with pytest.raises(ValueError, match="oscillate"):
        next_wage(np.ones(1), np.ones(1), np.ones(1), zeta, 0.9)


@pytest.mark.parametrize(("zeta", "is_calm"), [(0.05, True), (0.2, True), (1.0, False)])
def test_why_it_is_refused(zeta, is_calm):
    """Hours demanded fall with the wage by the task mix at sigma 4 and full exposure; at zeta 1 wages never settle."""
    wage, path = 1.3, []
    for _ in range(300):
        mix = choose(np.array([wage]), np.array([wage]), 1.0, np.ones(1), 4.0, 1.0)
        base = choose(np.ones(1), np.ones(1), 1.0, np.ones(1), 4.0, 1.0)
        tightness = mix.human_hours[0] / base.human_hours[0] / wage**0.25
        wage *= np.clip(tightness, 0.5, 2) ** zeta
        path.append(wage)
    assert (abs(path[-1] - path[-2]) < 1e-6) == is_calm


@given(st.floats(0.5, 2), st.floats(0, 5), st.floats(0.1, 5), st.floats(0, 0.2), st.floats(0.8, 1))
def test_wages_rise_iff_demand_exceeds_supply_and_respect_the_minimum(wage, demand, supply, zeta, minimum):
    got = next_wage(np.array([wage]), np.array([demand]), np.array([supply]), zeta, minimum)[0]
    assert got >= minimum
    assert (got - wage) * (demand - supply) >= -1e-12 or got == minimum


def test_base_year_has_exactly_the_separation_rate():
    """9% a year is -3.74 in quarterly log odds (MODEL.md (7))."""
    incomes = np.array([0.0, 40_000.0, 400_000.0])
    pressures = income_pressure(incomes, incomes, 60_000.0, 60_000.0)
    got = exit_probability(PER_QUARTER, pressures, 1.0)
    assert (1 - got) ** 4 == pytest.approx(np.full(3, 0.91))
    assert np.log(PER_QUARTER / (1 - PER_QUARTER)) == pytest.approx(-3.74, abs=0.005)


def test_exit_by_hand():
    # outside 40,000, b 10,000; income halves from 40,000 to 20,000: ln(50/30)
    pressure = income_pressure(np.array([20_000.0]), np.array([40_000.0]), 40_000.0, 40_000.0)
    assert pressure[0] == pytest.approx(np.log(5 / 3))
    odds = PER_QUARTER / (1 - PER_QUARTER) * (5 / 3) ** 2
    assert exit_probability(PER_QUARTER, pressure, 2.0)[0] == pytest.approx(odds / (1 + odds))


@given(st.floats(0, 2e5), st.floats(0, 2e5), st.floats(1e3, 2e5), st.floats(0, 2), st.floats(0, 1), st.floats(0, 1))
def test_exit_falls_with_income_and_rises_with_uncompensated_use(income, base, outside, k1, k2, use):
    poorer, richer = (
        income_pressure(np.array([i]), np.array([base]), outside, outside) for i in (income, income + 1e3)
    )
    assert exit_probability(PER_QUARTER, richer, k1, use, k2) <= exit_probability(PER_QUARTER, poorer, k1, use, k2)
    assert exit_probability(PER_QUARTER, poorer, k1, use, k2) >= exit_probability(PER_QUARTER, poorer, k1, 0.0, k2)


def test_entry_by_hand():
    assert entry_rate(0.02, np.array([1.0, 0.25]), 0.5) == pytest.approx([0.02, 0.01])


def test_the_compiled_loop_over_people_is_the_rule() -> None:
    incomes, usual = np.array([20_000.0, 40_000.0, 95_000.0]), np.array([40_000.0, 40_000.0, 50_000.0])
    yearly, outside, response = 0.09, 60_000.0, 1.3
    expected = exit_probability(yearly, income_pressure(incomes, usual, outside, outside), response)
    quarterly = 1 - (1 - expected) ** 0.25
    for step, leaves in ((-1e-12, 3), (1e-12, 0)):  # draws just below and above the rule's chance
        state, employer = np.full(3, kernels.EMPLOYED, np.uint8), np.zeros(3, np.int16)
        left = kernels.leave(
            np.zeros(3, np.uint8),
            state,
            employer,
            incomes,
            usual,
            quarterly + step,
            np.array([outside * 0.25]),
            np.array([yearly / (1 - yearly)]),
            response,
        )
        assert left.sum() == leaves
