"""Guilds that bargain one after another over rates on one base, against bargaining together. MODEL.md (10)."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from simulator.bargaining.agreement import Agreement
from simulator.bargaining.nash import nash

Floats = npt.NDArray[np.float64]


def pattern(rates: Floats, bases: Floats, firm_gains: Floats, powers: Sequence[float]) -> list[float]:
    """Rate of each guild in turn; who comes later takes the rates before as settled, who comes first looks no further.

    rates (n,) ascending from 0, all guilds' rates together; bases (n,) the money that a rate is taken from and
    firm_gains (n,) over no agreement with anybody, both at that total. A guild's gain is its own rate times the
    base; without agreement with it the earlier rates stay. Without outside options and with gross royalties each
    of n guilds of power beta gets beta/e of what those before have left: 1 - (1 - beta/e)^n together.
    """
    agreed: list[float] = []
    for power in powers:
        taken = sum(agreed)
        left = rates[rates > taken] - taken
        own = np.concatenate(([0.0], left))
        if own.size == 1:
            agreed.append(0.0)
            continue
        totals = taken + own
        # The firm bargains anew with each guild, a strike by any of which would cost it everything.
        outcome = nash(own, own * np.interp(totals, rates, bases), np.interp(totals, rates, firm_gains), power)
        agreed.append(outcome.rate if isinstance(outcome, Agreement) else 0.0)
    return agreed
