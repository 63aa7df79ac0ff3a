"""Hours rationed among candidates, against plain loops and by hand."""

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.kernels.matching import (
    BINS,
    NOT_LOOKING,
    assign,
    bin_scores,
    hours_by_bin,
    ration,
    score_bin,
    seek,
    share_bills,
)
from simulator.kernels.philox import BLOCK, normals, stream
from simulator.kernels.workforce import EMPLOYED, IDLE, NOBODY, OUT

RETIRED = 4
EXAMPLES = 10 if numba.config.DISABLE_JIT else 100


def people(seed: int, size: int):
    """Craft, state and bins of drawn people in two crafts, and how many are in each bin."""
    luck = np.random.default_rng(seed)
    craft = luck.integers(0, 2, size).astype(np.uint8)
    state = luck.choice([OUT, IDLE, EMPLOYED, RETIRED], size).astype(np.uint8)
    is_active = (state == IDLE) | (state == EMPLOYED)
    bins = np.where(is_active, luck.integers(1, 6, size), NOT_LOOKING).astype(np.uint16)
    counts = np.zeros((2, BINS + 1), np.int32)
    np.add.at(counts, (craft, bins), 1)
    return craft, state, bins, counts


def rationed_by_hand(craft, bins, demand_shares):
    """Share of full hours of each person: the best first; those of one bin share what is left."""
    hours = [0.0] * len(craft)
    for k, share in enumerate(demand_shares):
        waiting = [i for i in range(len(craft)) if craft[i] == k and bins[i] != NOT_LOOKING]
        left = share * len(waiting)
        for place in sorted({bins[i] for i in waiting}, reverse=True):
            equals = [i for i in waiting if bins[i] == place]
            given_each = min(1.0, max(left, 0.0) / len(equals))
            left -= given_each * len(equals)
            for i in equals:
                hours[i] = given_each
    return hours


@given(st.integers(0, 2**32), st.integers(1, 40), st.floats(0.0, 1.5), st.floats(0.0, 1.0))
@settings(max_examples=EXAMPLES)
def test_hours_go_to_the_best_as_a_plain_loop_gives_them(seed: int, size: int, first: float, second: float) -> None:
    craft, _, bins, counts = people(seed, size)
    shares = np.array([first, second])
    hours = np.full(size, np.nan)
    hours_by_bin(craft, bins, *ration(counts, shares), hours)
    assert hours == pytest.approx(rationed_by_hand(craft.tolist(), bins.tolist(), shares.tolist()), abs=1e-9)


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES)
def test_what_is_given_out_is_what_is_asked_for(seed: int) -> None:
    craft, _, bins, counts = people(seed, 60)
    hours = np.empty(60)
    for share in (0.0, 0.3, 0.999, 1.0, 1.7):
        hours_by_bin(craft, bins, *ration(counts, np.full(2, share)), hours)
        given_out = np.bincount(craft, hours, 2)
        assert given_out == pytest.approx(min(share, 1.0) * counts[:, 1:].sum(axis=1), abs=1e-9)


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES)
def test_the_order_of_people_moves_nobodys_hours(seed: int) -> None:
    craft, _, bins, counts = people(seed, 30)
    order = np.random.default_rng(seed + 1).permutation(30)
    first, second = np.empty(30), np.empty(30)
    hours_by_bin(craft, bins, *ration(counts, np.full(2, 2.0 / 3.0)), first)
    hours_by_bin(craft[order], bins[order], *ration(counts, np.full(2, 2.0 / 3.0)), second)
    assert np.array_equal(first[order], second)


def test_scores_fall_into_bins_of_a_256th_of_a_deviation_and_the_ends_collect_the_rest() -> None:
    assert score_bin(0.0) == BINS // 2 + 1
    assert score_bin(16.0 / BINS) == BINS // 2 + 2
    assert score_bin(-8.0) == score_bin(-1e9) == 1
    assert score_bin(8.0) == score_bin(1e9) == BINS


def test_noise_and_incumbency_by_hand() -> None:
    bins, state = np.empty(3, np.uint16), np.array([EMPLOYED, IDLE, OUT], np.uint8)
    bin_scores(state, np.array([0.5, 0.5, 0.0]), np.array([1.0, -1.0, 2.0]), 0.25, 3.0, bins)
    # scores 0.5 + 0.25 + 3 and 0.5 - 0.25, 256 bins to a deviation, 0 in the middle
    assert bins.tolist() == [BINS // 2 + 1 + 960, BINS // 2 + 1 + 64, NOT_LOOKING]


@given(st.integers(0, 2**32))
@settings(max_examples=3 if numba.config.DISABLE_JIT else 20, deadline=None)
def test_everybody_seeks_by_a_normal_of_their_own_whatever_the_block(seed: int) -> None:
    size = 2 * BLOCK + 77
    luck = np.random.default_rng(seed)
    craft, ids = luck.integers(0, 3, size).astype(np.uint8), luck.integers(0, 2**32, size).astype(np.uint32)
    state = luck.choice([OUT, IDLE, EMPLOYED], size).astype(np.uint8)
    state[BLOCK : 2 * BLOCK] = RETIRED  # a whole block without a candidate
    log_skill = luck.normal(size=size)
    bins, counts = seek(stream(7, 3, 1, 2), ids, craft, state, log_skill, 0.3, 0.5, 3)
    scores = log_skill + 0.3 * normals(7, ids, 3, 1, 2) + 0.5 * (state == EMPLOYED)
    looking = (state == IDLE) | (state == EMPLOYED)
    expected = np.clip(np.floor((scores + 8.0) * 256.0), 0, BINS - 1) + 1
    assert np.array_equal(bins, np.where(looking, expected, NOT_LOOKING))
    for k in range(3):
        held = np.bincount(bins[looking & (craft == k)], minlength=BINS + 1)
        assert np.array_equal(counts[k, 1:], held[1:])


def test_who_starts_work_waits_for_a_studio_and_the_employed_keep_theirs() -> None:
    state = np.array([EMPLOYED, IDLE, IDLE, EMPLOYED, OUT], np.uint8)
    employer = np.array([2, NOBODY, NOBODY, 0, NOBODY], np.int16)
    starters = assign(state, employer, np.array([1.0, 1.0, 0.25, 0.0, 0.0]))
    assert employer.tolist() == [2, NOBODY, NOBODY, NOBODY, NOBODY]
    assert state.tolist() == [EMPLOYED, EMPLOYED, EMPLOYED, IDLE, OUT]
    assert starters.tolist() == [1, 2]


def test_bills_are_shared_by_hours_times_skill() -> None:
    wages = np.empty(4)
    craft, hours, skill = np.array([0, 0, 1, 1], np.uint8), np.array([1.0, 0.5, 0.0, 0.0]), np.array([1.0, 2.0, 1, 1])
    share_bills(craft, hours, skill, np.array([900.0, 50.0]), wages)
    assert wages.tolist() == [450.0, 450.0, 0.0, 0.0]  # nobody works in the second craft: its bill is not paid
