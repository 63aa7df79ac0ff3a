"""Zone of agreement, MODEL.md (10)."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.bargaining.zone import zone

FINE = np.linspace(0, 0.9, 100)


@pytest.mark.parametrize(("out", "expected"), [((0.02, 0.05), (0.0213, 0.3313)), ((0.05, 0.10), (0.0602, 0.2047))])
def test_as_in_the_literature_note(out, expected):
    """LITERATURE.md A6: gross royalty, e = 4."""
    got = zone(FINE, FINE * (1 - FINE) ** 3 - out[0], (1 - FINE) ** 4 / 4 - out[1])
    assert (got.lowest, got.highest) == pytest.approx(expected, abs=5e-5)
    assert (got.union_walk_away, got.firm_walk_away) == (got.lowest, got.highest)


@given(st.floats(0.5, 9.5), st.floats(0.5, 9.5))
def test_linear_walk_aways_are_exact_on_three_rows(union_out, firm_out):
    rates = np.array([0.0, 0.4, 1.0])
    got = zone(rates, 10 * rates - union_out, 10 - 10 * rates - firm_out)
    assert got.union_walk_away == pytest.approx(union_out / 10)
    assert got.firm_walk_away == pytest.approx(1 - firm_out / 10)
    if abs(union_out + firm_out - 10) > 0.1:
        assert got.is_empty == (union_out + firm_out > 10)


def test_walk_aways_are_known_where_there_is_no_zone():
    rates = np.linspace(0, 1, 6)
    got = zone(rates, 10 * rates - 7, 3 - 10 * rates)
    assert got.is_empty
    assert (got.union_walk_away, got.firm_walk_away) == pytest.approx((0.7, 0.3))


def test_a_side_that_refuses_everything_has_no_walk_away():
    rates = np.linspace(0, 1, 6)
    got = zone(rates, np.full(6, -1.0), np.ones(6))
    assert got.union_walk_away is None
    assert got.firm_walk_away == 1.0
    assert got.is_empty


def test_everything_acceptable_is_the_whole_table():
    rates = np.linspace(0, 0.3, 7)
    got = zone(rates, np.ones(7), np.ones(7))
    assert (got.lowest, got.highest) == (0.0, 0.3)


@settings(max_examples=25)
@given(st.floats(0, 0.04), st.floats(0, 0.1), st.floats(0.001, 0.02))
def test_better_outside_options_narrow_the_zone(union_out, firm_out, more):
    union, firm = FINE * (1 - FINE) ** 3, (1 - FINE) ** 4 / 4
    wide = zone(FINE, union - union_out, firm - firm_out)
    narrow = zone(FINE, union - union_out - more, firm - firm_out - more)
    if not narrow.is_empty:
        assert wide.lowest <= narrow.lowest <= narrow.highest <= wide.highest
