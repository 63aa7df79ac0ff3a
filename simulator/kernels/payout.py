"""The last mile: a person's share of the quarter becomes a payment, a balance carried forward, or escrow."""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel

M8 = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

COMMISSION, FEES, OVER_CAP, ESCROWED, PAID = range(5)


@kernel
def pay_people(
    gross: M8,
    is_found: Flags,
    received: M8,
    carried: M8,
    commissions: M8,
    fee: int,
    minimum: int,
    cap: int,
    paid: M8,
    escrow: M8,
) -> M8:
    """Settle each row's gross (people,) microcents; returns totals (commission, fees, over the cap, escrow, paid).

    commissions (people,) are the agents'; received (people,) is what a row had in the three quarters before.
    Below `minimum` the balance is carried on; a payment costs `fee`, at most all of it; what exceeds `cap` over
    four quarters is not paid (cap < 0: none).
    Writes paid, escrow and carried. gross + carried before = the five totals + carried after, row by row.
    """
    totals = np.zeros(5, np.int64)
    for i in range(gross.size):
        paid[i] = 0
        escrow[i] = 0
        if not is_found[i]:
            escrow[i] = gross[i]
            totals[ESCROWED] += gross[i]
            continue
        totals[COMMISSION] += commissions[i]
        balance = carried[i] + gross[i] - commissions[i]
        if balance <= 0 or balance < minimum:
            carried[i] = balance
            continue
        carried[i] = 0
        cost = min(fee, balance)
        amount = balance - cost
        allowed = amount if cap < 0 else min(amount, max(0, cap - received[i]))
        totals[FEES] += cost
        totals[OVER_CAP] += amount - allowed
        totals[PAID] += allowed
        paid[i] = allowed
    return totals
