"""The last mile over all of int64, against Python's own integers: nothing wraps where the sum of all dues fits."""

import numba
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.experiments.audit.people import REASONS, PeopleAudit
from simulator.experiments.audit.rules import Rules
from simulator.kernels.payout import COMMISSION, ESCROWED, FEES, OVER_CAP, PAID, pay_people
from simulator.money import LARGEST, PARTS_PER_BILLION, apply_rate

EXAMPLES = 30 if numba.config.DISABLE_JIT else 300
PLACES = dict(zip(REASONS, (COMMISSION, FEES, OVER_CAP, ESCROWED, PAID), strict=True))
AMOUNT = st.one_of(st.integers(0, LARGEST), st.integers(0, 10**6), st.sampled_from([0, 1, LARGEST - 1, LARGEST]))


@st.composite
def dues(draw):
    """Gross and carried of some rows; together at most what one account holds."""
    left, rows = LARGEST, []
    for _ in range(draw(st.integers(1, 8))):
        gross = min(draw(AMOUNT), left)
        carried = min(draw(AMOUNT), left - gross)
        left -= gross + carried
        rows.append((gross, carried, draw(st.booleans()), draw(AMOUNT)))
    return [list(column) for column in zip(*rows, strict=True)]


@settings(max_examples=EXAMPLES, deadline=None)
@given(dues(), st.integers(0, PARTS_PER_BILLION), AMOUNT, AMOUNT, st.one_of(st.none(), AMOUNT))
def test_the_kernel_is_the_auditors_arithmetic(rows, rate, fee, minimum, cap) -> None:
    gross, carried, found, received = rows
    rules = Rules(0, rate, 0, "pool", (), (), fee, minimum, cap, 1.0, 1, "pool", 0, 0, 0)
    oracle = PeopleAudit({row: held for row, held in enumerate(carried) if held})
    oracle.paid.append(dict(enumerate(received)))
    expected = oracle.settle({row: due for row, due in enumerate(gross) if due}, rules, found, 1)
    dues_, held = np.array(gross, dtype=np.int64), np.array(carried, dtype=np.int64)
    paid, escrow = np.empty_like(held), np.empty_like(held)
    totals = pay_people(
        dues_, np.array(found), np.array(received, dtype=np.int64), held, apply_rate(dues_, rate),
        fee, minimum, -1 if cap is None else cap, paid, escrow,
    )  # fmt: skip
    assert {reason: int(totals[place]) for reason, place in PLACES.items()} == expected.sums
    assert nonzero(paid) == expected.paid
    assert nonzero(escrow) == expected.escrow
    assert nonzero(held) == oracle.carried
    assert sum(gross) + sum(carried) == sum(totals.tolist()) + sum(held.tolist())


def nonzero(column) -> dict[int, int]:
    """Row -> amount, where there is any."""
    return {row: amount for row, amount in enumerate(column.tolist()) if amount}
