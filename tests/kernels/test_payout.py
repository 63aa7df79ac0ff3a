"""The last mile by hand, and row by row: what came in is paid, held, carried or deducted."""

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.kernels.payout import COMMISSION, ESCROWED, FEES, OVER_CAP, PAID, pay_people

EXAMPLES = 20 if numba.config.DISABLE_JIT else 200


def settled(gross, *, found=True, received=0, carried=0, commission=0, fee=0, minimum=0, cap=-1):
    """Paid, escrow, carried after, totals of one row."""
    paid, escrow, held = np.full(1, -1), np.full(1, -1), np.array([carried])
    totals = pay_people(
        np.array([gross]),
        np.array([found]),
        np.array([received]),
        held,
        np.array([commission]),
        fee,
        minimum,
        cap,
        paid,
        escrow,
    )
    return int(paid[0]), int(escrow[0]), int(held[0]), totals.tolist()


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ({"gross": 100}, (100, 0, 0)),
        ({"gross": 1}, (1, 0, 0)),  # a single microcent is paid too
        ({"gross": 100, "commission": 10, "fee": 7}, (83, 0, 0)),
        ({"gross": 100, "found": False, "commission": 10, "fee": 7, "carried": 5}, (0, 100, 5)),
        ({"gross": 100, "minimum": 101}, (0, 0, 100)),
        ({"gross": 100, "minimum": 100}, (100, 0, 0)),  # exactly the minimum is paid
        ({"gross": 60, "carried": 50, "minimum": 100, "fee": 8}, (102, 0, 0)),
        ({"gross": 5, "fee": 8}, (0, 0, 0)),  # a fee takes at most all of it
        ({"gross": 100, "cap": 90, "received": 40}, (50, 0, 0)),
        ({"gross": 100, "cap": 90, "received": 95}, (0, 0, 0)),  # over the cap already: nothing, and nothing back
        ({"gross": 100, "cap": 0}, (0, 0, 0)),
        ({"gross": 5, "carried": -9, "fee": 8}, (0, 0, -4)),  # a refund still to be made up for waits, without a fee
        ({"gross": 0, "fee": 8}, (0, 0, 0)),  # nobody pays a fee on nothing
    ],
)
def test_one_row_by_hand(case, expected) -> None:
    assert settled(**case)[:3] == expected


def test_deductions_by_hand() -> None:
    *_, totals = settled(1000, commission=100, fee=30, cap=500, received=200)
    assert len(totals) == 5
    assert [totals[place] for place in (COMMISSION, FEES, OVER_CAP, ESCROWED, PAID)] == [100, 30, 570, 0, 300]


Row = st.tuples(
    st.integers(0, 10**15), st.booleans(), st.integers(0, 10**12), st.integers(0, 10**12), st.floats(0.0, 1.0)
)


@given(
    st.lists(Row, min_size=1, max_size=30),
    st.integers(0, 10**10),
    st.integers(0, 10**13),
    st.integers(-1, 10**14),
)
@settings(max_examples=EXAMPLES)
def test_every_microcent_is_somewhere(rows, fee, minimum, cap) -> None:
    gross, found, received, carried, share = (np.array(column) for column in zip(*rows, strict=True))
    commission = (gross * share).astype(np.int64)
    before, paid, escrow = carried.copy(), np.empty_like(gross), np.empty_like(gross)
    totals = pay_people(gross, found, received, carried, commission, fee, minimum, cap, paid, escrow)
    assert sum(gross.tolist()) + sum(before.tolist()) == sum(totals.tolist()) + sum(carried.tolist())
    assert totals[PAID] == paid.sum()
    assert totals[ESCROWED] == escrow.sum() == gross[~found].sum()
    assert (paid >= 0).all()
    assert (carried >= 0).all()
    if cap >= 0:
        assert ((paid + received <= cap) | (paid == 0)).all()
