"""Hours rationed and careers ended, against plain loops and by hand."""

import math

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.kernels.workforce import (
    BINS,
    EMPLOYED,
    IDLE,
    NOBODY,
    OUT,
    active_rows,
    active_sums,
    add_noise,
    add_time_before,
    assign,
    count_scores,
    leave,
    ration,
    score_bin,
    share_bills,
    starters,
    surely_stays,
    yearly_income,
)

RETIRED = 4
EXAMPLES = 10 if numba.config.DISABLE_JIT else 100


def people(seed: int, size: int):
    """Craft, state, employer and scores of drawn people in two crafts."""
    luck = np.random.default_rng(seed)
    craft = luck.integers(0, 2, size).astype(np.uint8)
    state = luck.choice([OUT, IDLE, EMPLOYED, RETIRED], size).astype(np.uint8)
    employer = np.where(state == EMPLOYED, 1, NOBODY).astype(np.int16)
    return craft, state, employer, luck.normal(size=size)


def rationed_by_hand(craft, state, scores, demand_shares):
    """Share of full hours of each person: the best first; those of one bin share what is left."""
    hours = [0.0] * len(craft)
    for k, share in enumerate(demand_shares):
        waiting = [i for i in range(len(craft)) if craft[i] == k and state[i] in {IDLE, EMPLOYED}]
        left = share * len(waiting)
        for place in sorted({score_bin(scores[i]) for i in waiting}, reverse=True):
            equals = [i for i in waiting if score_bin(scores[i]) == place]
            given_each = min(1.0, max(left, 0.0) / len(equals))
            left -= given_each * len(equals)
            for i in equals:
                hours[i] = given_each
    return hours


@given(st.integers(0, 2**32), st.integers(1, 40), st.floats(0.0, 1.5), st.floats(0.0, 1.0))
@settings(max_examples=EXAMPLES)
def test_hours_go_to_the_best_as_a_plain_loop_gives_them(seed: int, size: int, first: float, second: float) -> None:
    craft, state, employer, scores = people(seed, size)
    shares = np.array([first, second])
    expected = rationed_by_hand(craft.tolist(), state.tolist(), scores.tolist(), shares.tolist())
    by_bin = ration(count_scores(craft, state, scores, 2), shares)
    hours = np.full(size, np.nan)
    assign(craft, state, employer, scores, by_bin, hours)
    assert hours == pytest.approx(expected, abs=1e-9)


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES)
def test_what_is_given_out_is_what_is_asked_for(seed: int) -> None:
    craft, state, _, scores = people(seed, 60)
    counts = count_scores(craft, state, scores, 2)
    for share in (0.0, 0.3, 0.999, 1.0, 1.7):
        given_out = (ration(counts, np.full(2, share)) * counts).sum(axis=1)
        assert given_out == pytest.approx(min(share, 1.0) * counts.sum(axis=1), abs=1e-9)


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES)
def test_the_order_of_people_moves_nobodys_hours(seed: int) -> None:
    craft, state, employer, scores = people(seed, 30)
    order = np.random.default_rng(seed + 1).permutation(30)
    first = assigned(craft, state.copy(), employer.copy(), scores)
    second = assigned(craft[order], state[order], employer[order], scores[order])
    for one, other in zip(first, second, strict=True):
        assert np.array_equal(one[order], other)


def assigned(craft, state, employer, scores):
    """State, employer and hours after a quarter in which two thirds of the hours are asked for."""
    hours = np.empty(craft.size)
    by_bin = ration(count_scores(craft, state, scores, 2), np.full(2, 2.0 / 3.0))
    assign(craft, state, employer, scores, by_bin, hours)
    return state, employer, hours


def test_scores_fall_into_bins_of_a_256th_of_a_deviation_and_the_ends_collect_the_rest() -> None:
    assert score_bin(0.0) == BINS // 2
    assert score_bin(16.0 / BINS) == BINS // 2 + 1
    assert score_bin(-8.0) == score_bin(-1e9) == 0
    assert score_bin(8.0) == score_bin(1e9) == BINS - 1


def test_who_starts_work_waits_for_a_studio_and_the_employed_keep_theirs() -> None:
    craft, scores, hours = np.zeros(4, np.uint8), np.array([3.0, 2.0, 1.0, 0.0]), np.empty(4)
    state = np.array([EMPLOYED, IDLE, IDLE, EMPLOYED], np.uint8)
    employer = np.array([2, NOBODY, NOBODY, 0], np.int16)
    assign(craft, state, employer, scores, ration(count_scores(craft, state, scores, 1), np.array([0.75])), hours)
    assert hours.tolist() == [1.0, 1.0, 1.0, 0.0]
    assert employer.tolist() == [2, NOBODY, NOBODY, NOBODY]
    assert state.tolist() == [EMPLOYED, EMPLOYED, EMPLOYED, IDLE]
    assert starters(state, employer).tolist() == [1, 2]


def leaving(income: float, draw: float, *, state: int = EMPLOYED, base_odds: float = math.log(0.09 / 0.91)) -> bool:
    """Whether one person of base income 80,000 and cushion 20,000 leaves at a response of 1.5."""
    states, employer = np.array([state], np.uint8), np.array([1], np.int16)
    usual, cushion, constants = np.array([80_000.0]), np.array([20_000.0]), np.array([base_odds])
    craft, incomes, draws = np.zeros(1, np.uint8), np.array([income]), np.array([draw])
    gone = leave(craft, states, employer, incomes, usual, draws, cushion, constants, 1.5)
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
    if surely_stays(draw, usual_odds, pressure, math.ceil(response)):
        assert draw >= 1.0 - (1.0 - odds / (1.0 + odds)) ** 0.25


def test_the_short_cut_spares_nearly_everybody_at_base_income() -> None:
    draws = (np.arange(1000) + 0.5) / 1000
    spared = sum(surely_stays(draw, 0.09 / 0.91, 1.0, 1) for draw in draws)
    assert spared == pytest.approx(1000 * 0.91**0.25, abs=1)  # the stayers themselves


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
    gone = leave(craft, state, np.zeros(4, np.int16), ones, ones, draws, np.ones(2), np.zeros(2), 0.0)
    assert gone.tolist() == [0, 2]
    assert state.tolist() == [IDLE, OUT, IDLE, OUT]


def test_yearly_income_by_hand() -> None:
    wages = np.array([[100.0], [200.0], [0.0], [300.0]])
    residuals = np.array([[5], [0], [0], [15]], np.int64) * 10**8
    income = np.empty(1)
    yearly_income(np.zeros(1, np.uint8), np.array([2.0]), wages, residuals, np.array([7.0]), 10, 1e-8, income)
    assert income[0] == pytest.approx((600.0 + 20.0) / 10 + 7.0 * 2.0)


def test_active_sums_are_bincounts_over_the_active() -> None:
    craft, state, _, scores = people(3, 50)
    active = (state == IDLE) | (state == EMPLOYED)
    sums = active_sums(craft, state, scores, 2.0 * scores, 3)
    for k in range(3):
        chosen = active & (craft == k)
        assert sums[:, k] == pytest.approx([chosen.sum(), scores[chosen].sum(), 2.0 * scores[chosen].sum()])


def test_noise_and_incumbency_by_hand() -> None:
    scores = np.array([1.0, -1.0, 2.0])
    add_noise(np.array([EMPLOYED, IDLE, OUT], np.uint8), np.array([0.5, 0.5, 0.0]), scores, 0.25, 3.0)
    assert scores.tolist() == [3.75, 0.25, 0.5]


def test_bills_are_shared_by_hours_times_skill() -> None:
    wages = np.empty(4)
    craft, hours, skill = np.array([0, 0, 1, 1], np.uint8), np.array([1.0, 0.5, 0.0, 0.0]), np.array([1.0, 2.0, 1, 1])
    share_bills(craft, hours, skill, np.array([900.0, 50.0]), wages)
    assert wages.tolist() == [450.0, 450.0, 0.0, 0.0]  # nobody works in the second craft: its bill is not paid


def test_rows_at_work_or_looking_for_it_by_craft() -> None:
    craft, state = np.array([0, 1, 1, 1, 1], np.uint8), np.array([IDLE, EMPLOYED, OUT, RETIRED, EMPLOYED], np.uint8)
    assert active_rows(craft, state, 3).tolist() == [1, 2, 0]


def test_the_time_before_a_newcomer_came_counts_at_base_pay() -> None:
    income, pay = np.full(4, 1000.0), np.array([80_000.0])
    births = np.array([10, 9, 6, -5], np.int16)  # this quarter, a quarter ago, a year ago, long ago
    add_time_before(np.zeros(4, np.uint8), np.full(4, 2.0), births, 10, pay, income)
    assert income.tolist() == [161_000.0, 121_000.0, 1000.0, 1000.0]
