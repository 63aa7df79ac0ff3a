"""Shares of four parties as whole parts per billion."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from simulator.terms.entitlement.split import Split
from simulator.units import assumption

BILLION = 10**9
NAMES = ("contributors", "holder", "guild_fund", "social_fund")


def split(*values):
    return Split(**{name: assumption(value, "share") for name, value in zip(NAMES, values, strict=True)})


def test_by_default_the_holder_takes_all():
    assert Split().weights() == (0, BILLION, 0, 0)


def test_the_statutory_split_by_hand():
    assert split(0.375, 0.375, 0.0, 0.25).weights() == (375_000_000, 375_000_000, 0, 250_000_000)


def test_thirds_give_the_odd_part_to_the_first():
    assert split(1 / 3, 1 / 3, 1 / 3, 0.0).weights() == (333_333_334, 333_333_333, 333_333_333, 0)


@given(st.lists(st.integers(0, 1000), min_size=4, max_size=4).filter(any))
def test_weights_sum_to_a_billion_and_lie_within_one_of_the_exact_share(raw):
    values = [part / sum(raw) for part in raw]
    weights = split(*values).weights()
    assert sum(weights) == BILLION
    for weight, part in zip(weights, raw, strict=True):
        assert abs(weight - Fraction(part, sum(raw)) * BILLION) < 1.001
        assert part or not weight


@pytest.mark.parametrize("values", [(0.5, 0.4, 0.0, 0.0), (0.5, 0.5, 0.1, 0.0), (0.0, 0.0, 0.0, 0.0)])
def test_shares_that_do_not_sum_to_one_are_refused(values):
    with pytest.raises(ValidationError, match="must sum to 100 %"):
        split(*values)


def test_contributors_share_by_their_own_points():
    points = np.array([3, 1], dtype=np.uint32)
    assert Split().points(points) is points
