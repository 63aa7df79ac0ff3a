"""A year's income and careers that end, by hand and against the rule as it is written."""

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.kernels.philox import BLOCK, stream, uniforms
from simulator.kernels.workforce import (
    EMPLOYED,
    IDLE,
    NOBODY,
    OUT,
    active_rows,
    active_sums,
    add_time_before,
    base_income,
    end_careers,
    leave,
    may_leave,
    yearly_income,
)

RETIRED = 4
ONE = np.zeros(1, np.uint8)


def leaving(income: float, draw: float) -> bool:
    """Whether one person of base income 80,000 and cushion 20,000 leaves at a response of 1.5."""
    states, employer = np.array([EMPLOYED], np.uint8), np.array([1], np.int16)
    usual, cushion, usual_odds = np.array([80_000.0]), np.array([20_000.0]), np.array([0.09 / 0.91])
    craft, incomes, draws = np.zeros(1, np.uint8), np.array([income]), np.array([draw])
    gone = leave(craft, states, employer, incomes, usual, draws, cushion, usual_odds, 1.5)
    assert (states[0] == OUT) == (gone[0] == 1)
    assert (employer[0] == NOBODY) == (gone[0] == 1)
    return bool(gone[0])


@pytest.mark.parametrize(
    ("income", "yearly"),
    [
        (80_000.0, 0.09),  # base income: the base rate itself
        (30_000.0, 1.0 / (1.0 + 0.91 / 0.09 / 2.0**1.5)),  # (80 + 20)/(30 + 20) = 2: odds times 2^1.5
        (380_000.0, 1.0 / (1.0 + 0.91 / 0.09 * 4.0**1.5)),  # 100/400: odds over 4^1.5
    ],
)
def test_exit_odds_by_hand(income: float, yearly: float) -> None:
    quarterly = 1.0 - (1.0 - yearly) ** 0.25
    assert leaving(income, quarterly - 1e-9)
    assert not leaving(income, quarterly + 1e-9)


@given(st.floats(1e-9, 1.0 - 1e-9), st.floats(0.001, 0.9), st.floats(1e-3, 1e3), st.floats(0.0, 4.0))
def test_the_short_cut_keeps_nobody_who_would_leave(
    draw: float, usual: float, pressure: float, response: float
) -> None:
    usual_odds = usual / (1.0 - usual)
    odds = usual_odds * pressure**response
    state, draws, pressures = np.array([IDLE], np.uint8), np.array([draw]), np.array([pressure])
    if not may_leave(ONE, state, draws, pressures, np.array([usual_odds]), response).size:
        assert draw >= 1.0 - (1.0 - odds / (1.0 + odds)) ** 0.25


def test_the_short_cut_spares_nearly_everybody_at_base_income() -> None:
    size, draws = 1000, (np.arange(1000) + 0.5) / 1000
    craft, state = np.zeros(size, np.uint8), np.full(size, EMPLOYED, np.uint8)
    doubtful = may_leave(craft, state, draws, np.ones(size), np.array([0.09 / 0.91]), 1.0)
    assert doubtful.size == pytest.approx(1000 * (1.0 - 0.91**0.25), abs=1)  # the leavers themselves


@pytest.mark.parametrize("state", [OUT, 3, RETIRED])
def test_only_the_active_leave(state: int) -> None:
    states, employer = np.array([state], np.uint8), np.array([NOBODY], np.int16)
    ones, draws = np.ones(1), np.zeros(1)
    assert leave(np.zeros(1, np.uint8), states, employer, ones, ones, draws, ones, ones, 1.0).tolist() == [0]
    assert states[0] == state


def test_leavers_are_counted_by_craft() -> None:
    craft, state = np.array([0, 1, 1, 1], np.uint8), np.full(4, IDLE, np.uint8)
    draws = np.array([0.999, 0.0, 0.999, 0.0])
    ones = np.ones(4)
    gone = leave(craft, state, np.zeros(4, np.int16), ones, ones, draws, np.ones(2), np.ones(2), 0.0)
    assert gone.tolist() == [0, 2]
    assert state.tolist() == [IDLE, OUT, IDLE, OUT]


def test_yearly_income_by_hand() -> None:
    wages = np.array([[100.0], [200.0], [0.0], [300.0]])
    residuals = np.array([[5], [0], [0], [15]], np.int64) * 10**8
    income = np.empty(1)
    year = (tuple(wages), tuple(residuals))
    yearly_income(ONE, np.array([2.0]), *year, np.array([7.0]), 10, 1e-8, income)
    assert income[0] == pytest.approx((600.0 + 20.0) / 10 + 7.0 * 2.0)


def test_base_income_is_pay_by_skill() -> None:
    income = np.empty(2)
    base_income(np.array([1, 0], np.uint8), np.array([2.0, 0.5]), np.array([100.0, 300.0]), income)
    assert income.tolist() == [600.0, 50.0]


def test_active_sums_are_bincounts_over_the_active() -> None:
    luck = np.random.default_rng(3)
    craft, income = luck.integers(0, 2, 50).astype(np.uint8), luck.normal(size=50)
    state = luck.choice([OUT, IDLE, EMPLOYED, RETIRED], 50).astype(np.uint8)
    active = (state == IDLE) | (state == EMPLOYED)
    sums = active_sums(craft, state, income, 2.0 * income, 3)
    for k in range(3):
        chosen = active & (craft == k)
        assert sums[:, k] == pytest.approx([income[chosen].sum(), 2.0 * income[chosen].sum()])


@given(st.integers(0, 2**32))
@settings(max_examples=3 if numba.config.DISABLE_JIT else 20, deadline=None)
def test_everybody_leaves_by_a_draw_of_their_own_whatever_the_block(seed: int) -> None:
    size = 2 * BLOCK + 77
    luck = np.random.default_rng(seed)
    craft, ids = luck.integers(0, 2, size).astype(np.uint8), luck.integers(0, 2**32, size).astype(np.uint32)
    state = luck.choice([OUT, IDLE, EMPLOYED], size).astype(np.uint8)
    state[BLOCK : 2 * BLOCK] = RETIRED  # a whole block without anybody active
    before, employer = state.copy(), np.zeros(size, np.int16)
    income, base, cushion = luck.uniform(0, 9e4, size), np.full(size, 5e4), np.array([2e4, 1e4])
    gone = end_careers(stream(7, 3, 1, 2), ids, craft, state, employer, income, base, cushion, np.full(2, 0.2), 1.3)
    odds = 0.2 * ((base + cushion[craft]) / (income + cushion[craft])) ** 1.3
    active = (before == IDLE) | (before == EMPLOYED)
    left = active & (uniforms(7, ids, 3, 1, 2) < 1.0 - (1.0 + odds) ** -0.25)
    assert np.array_equal(state, np.where(left, OUT, before))
    assert np.array_equal(employer, np.where(left, NOBODY, 0))
    assert gone.tolist() == np.bincount(craft[left], minlength=2).tolist()


def test_rows_at_work_or_looking_for_it_by_craft() -> None:
    craft, state = np.array([0, 1, 1, 1, 1], np.uint8), np.array([IDLE, EMPLOYED, OUT, RETIRED, EMPLOYED], np.uint8)
    assert active_rows(craft, state, 3).tolist() == [1, 2, 0]


def test_the_time_before_a_newcomer_came_counts_at_base_pay() -> None:
    income, pay = np.full(4, 1000.0), np.array([80_000.0])
    births = np.array([10, 9, 6, -5], np.int16)  # this quarter, a quarter ago, a year ago, long ago
    add_time_before(np.zeros(4, np.uint8), np.full(4, 2.0), births, 10, pay, income)
    assert income.tolist() == [161_000.0, 121_000.0, 1000.0, 1000.0]
