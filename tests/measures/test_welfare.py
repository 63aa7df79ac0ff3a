"""The account of a quarter: parts by hand, and transfers that make nothing."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.measures.welfare import Parties, Resources, by_segment, change, held, hours_elsewhere

NOTHING = Parties(0, 0, 0, 0, 0, 0, 0, 0, 0)
Money = st.integers(-(10**9), 10**9).map(float)


def test_an_account_by_hand() -> None:
    # A work earns 100 of viewers; 40 go to wages (worth 25 elsewhere), 10 to AI, 20 to inputs; AI firms also sell
    # 5 to others and use 6. A royalty of 3 is owed by AI firms: 1 administration, 2 to people.
    parties = Parties(
        consumers=7.0, studios=100 - 40 - 10 - 20, ai_firms=15 - 6 - 3, workers=40 + 2 - 25, outside=0, holders=0,
        funds=0, agents=0, held=held(3, 1, 2),
    )  # fmt: skip
    resources = Resources(
        consumers=7.0, works_gross=100, other_users=5, other_inputs=20, ai_inputs=6, hours_elsewhere=25,
        administration=1,
    )  # fmt: skip
    assert parties.total == resources.total == 60.0


def test_a_transfer_is_no_change() -> None:
    paid = change(replace(NOTHING, ai_firms=-3.0, funds=1.0, outside=2.0), NOTHING)
    assert (paid.real, paid.transferred) == (0.0, 3.0)


def test_what_is_used_up_is_real() -> None:
    paid = change(replace(NOTHING, ai_firms=-3.0, funds=2.0), NOTHING)
    assert (paid.real, paid.transferred) == (-1.0, 2.0)


@given(st.lists(Money, min_size=18, max_size=18))
def test_gains_less_losses_are_the_real_change(amounts: list[float]) -> None:
    one, other = Parties(*amounts[:9]), Parties(*amounts[9:])
    found = change(one, other)
    assert found.real == pytest.approx(one.total - other.total)
    assert found.transferred >= 0.0


@given(Money, st.lists(st.floats(0.01, 1.0), min_size=1, max_size=6))
def test_segments_sum_to_the_whole(amount: float, shares: list[float]) -> None:
    assert by_segment(amount, np.array(shares)).sum() == pytest.approx(amount)


def test_hours_elsewhere_by_hand() -> None:
    assert hours_elsewhere(900.0, 60_000.0, 1800.0) == 30_000.0
