"""Money at its door: exact against Fractions over the whole int64 range."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.money import LARGEST, MoneyOverflow, apply_rate, exact_sum, parts_per_billion, to_dollars, to_microcents

AMOUNTS = st.integers(min_value=-LARGEST, max_value=LARGEST)


@given(AMOUNTS, st.integers(min_value=0, max_value=10**9))
def test_a_rate_is_the_floor_of_the_exact_product(amount: int, rate: int) -> None:
    owed = int(apply_rate(np.array([amount]), rate)[0])
    assert owed == Fraction(amount * rate, 10**9).__floor__()


@given(st.lists(AMOUNTS, max_size=50))
def test_a_sum_never_wraps(amounts: list[int]) -> None:
    assert exact_sum(np.array(amounts, dtype=np.int64)) == sum(amounts)


def test_halves_round_to_even() -> None:
    # 2**-9 dollars are 195312.5 microcents and 3 * 2**-9 are 585937.5, both exact in a float.
    assert to_microcents(np.array([2.0**-9, 3 * 2.0**-9])).tolist() == [195312, 585938]


def test_dollars_and_back() -> None:
    assert to_dollars(int(to_microcents(1234.56))) == 1234.56


@pytest.mark.parametrize("bad", [1e11, -1e11, np.nan, np.inf])
def test_what_does_not_fit_is_an_error(bad: float) -> None:
    with pytest.raises(MoneyOverflow, match="royalty"):
        to_microcents(bad, "royalty")


def test_a_rate_above_one_is_refused() -> None:
    with pytest.raises(ValueError, match="not between 0 and 1"):
        apply_rate(np.array([1]), 10**9 + 1)


def test_one_part_per_billion_is_kept() -> None:
    assert parts_per_billion(1e-9) == 1


def test_the_largest_amounts_are_int64s_own():
    assert np.iinfo(np.int64).max == LARGEST
    last = float(np.nextafter(2.0**63, 0.0))  # the last float64 below 2**63 is an amount, and the next one is none
    assert to_microcents(last / 10**8).tolist() == int(last)
    with pytest.raises(MoneyOverflow):
        to_microcents(2.0**63 / 10**8)
    with pytest.raises(MoneyOverflow, match=r"fees: 2e\+11 dollars"):
        to_microcents([5.0, -2e11, 7.0], "fees")  # the one that does not fit is named
