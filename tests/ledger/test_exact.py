"""Sums by group against Python integers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simulator.ledger.exact import sums_by

LARGEST = 2**63 - 1


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-LARGEST, LARGEST)), max_size=40))
def test_equals_python_integers(lines):
    groups = np.array([group for group, _ in lines], dtype=np.int32)
    amounts = np.array([amount for _, amount in lines], dtype=np.int64)
    expected = [sum(amount for group, amount in lines if group == own) for own in range(4)]
    assert sums_by(groups, amounts, 4) == expected


def test_beyond_int64():
    assert sums_by(np.zeros(3, dtype=np.int32), np.full(3, LARGEST), 1) == [3 * LARGEST]
