"""The layout of a posting and the columns it is made of."""

import numpy as np
import pytest

from simulator.ledger.posting import POSTING, block_of, check_span, whole_array
from simulator.money import MoneyOverflow


def test_twenty_four_bytes_in_the_documented_order():
    assert POSTING.itemsize == 24
    assert POSTING.names == ("quarter", "reason", "regime_clause", "debit", "credit", "work", "microcents")


def test_a_single_number_stands_for_all():
    block = block_of(1, 2, {"quarter": 5, "debit": 0, "credit": [1, 2], "work": -1, "microcents": [30, 40]})
    assert block.tolist() == [(5, 1, 2, 0, 1, -1, 30), (5, 1, 2, 0, 2, -1, 40)]


@pytest.mark.parametrize("values", [[1.0], np.array([1.5]), True, np.array([True]), ["1"], [None], [3, 2.0**63]])
def test_only_whole_numbers_enter(values):
    with pytest.raises(TypeError, match="microcents must be whole numbers"):
        whole_array("microcents", values)


@pytest.mark.parametrize("values", [[2**63], [1, -(2**64)], np.array([2**63], dtype=np.uint64)])
def test_numbers_over_int64_are_named(values):
    with pytest.raises(MoneyOverflow, match="does not fit in an int64"):
        whole_array("microcents", values)


@pytest.mark.parametrize(("field", "value"), [("quarter", 40_000), ("work", 2**31), ("debit", -(2**31) - 1)])
def test_numbers_that_would_wrap_are_refused(field, value):
    columns = {"quarter": 5, "debit": 0, "credit": 1, "work": -1, "microcents": [30]}
    with pytest.raises(ValueError, match=f"{field} {value} .* does not fit"):
        block_of(1, 2, {**columns, field: value})


def test_the_ends_of_a_field_fit_and_one_beyond_does_not_wherever_it_stands():
    check_span("quarter", -(2**15), 2**15 - 1)
    for quarters in ([0, 2**15], [2**15, 0], [-(2**15) - 1, 5], [5, -(2**15) - 1]):
        with pytest.raises(ValueError, match="does not fit"):
            block_of(1, 1, {"quarter": quarters, "microcents": [1, 1]})


def test_one_amount_too_large_among_small_ones_is_named():
    for amounts in ([1, 2**63], [2**63, 1]):
        with pytest.raises(MoneyOverflow, match=str(2**63)):
            whole_array("microcents", np.array(amounts, dtype=np.uint64))
