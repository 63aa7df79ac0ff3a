"""Dollars to microcents and back, exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.attribution.dollars import dollars_of, microcents_of


@pytest.mark.parametrize(
    ("amount", "microcents"),
    [
        ("1", 10**8),
        (" $2.50 ", 25 * 10**7),
        ("1_000", 10**11),
        (Decimal("-0.00000001"), -1),
        (7, 7 * 10**8),
        ("1e2", 10**10),
    ],
)
def test_amounts(amount, microcents):
    assert microcents_of(amount) == microcents


@given(st.integers(-(2**63) + 1, 2**63 - 1))
def test_there_and_back(microcents):
    assert microcents_of(dollars_of(microcents)) == microcents


@pytest.mark.parametrize(
    "amount", [1.5, float("nan"), "", "abc", "inf", "0.000000001", "92233720368.54775808", "1,000"]
)
def test_refused(amount):
    with pytest.raises(ValueError, match=r"is|has|do not"):
        microcents_of(amount)
