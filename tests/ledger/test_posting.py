"""The layout of a posting and the columns it is made of."""

import numpy as np
import pytest

from simulator.ledger.posting import POSTING, block_of, whole_array
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
