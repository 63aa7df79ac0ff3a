"""Guilds that bargain one after another over rates on one base, against bargaining together. MODEL.md (10)."""

from collections.abc import Sequence
from math import fsum

import numpy as np
import numpy.typing as npt

from simulator.bargaining.agreement import Agreement
from simulator.bargaining.nash import nash

Floats = npt.NDArray[np.float64]
Costs = tuple[float, float]
"""What one guild's strike costs its members and the firm."""


def pattern(
    rates: Floats, bases: Floats, firm_gains: Floats, powers: Sequence[float], costs: Sequence[Costs] | None = None
) -> list[float]:
    """Rate of each guild in turn; who comes later takes the rates before as settled, who comes first looks no further.

    rates (n,) ascending from 0, all guilds' rates together; bases (n,) the money that a rate is taken from and
    firm_gains (n,), both at that total. A guild's gain is its own rate times the base.

    Without `costs` firm_gains are over no agreement with anybody: a strike by any guild costs the firm everything, the
    earlier rates stay. With gross royalties each of n guilds of power beta then gets beta/e of what those before have
    left: 1 - (1 - beta/e)^n together. With `costs` no agreement with a guild is its own strike, after which the firm
    goes on under the earlier rates: where money moves from firm to guild and nothing else, guild i takes
    power x firm's cost - (1 - power) x own cost, over the base.
    """
    agreed: list[float] = []
    for turn, power in enumerate(powers):
        taken = fsum(agreed)
        left = rates[rates > taken] - taken
        own = np.concatenate(([0.0], left))
        if own.size == 1:
            agreed.append(0.0)
            continue
        totals = taken + own
        guild, firm = own * np.interp(totals, rates, bases), np.interp(totals, rates, firm_gains)
        if costs is not None:
            guild, firm = guild + costs[turn][0], firm - firm[0] + costs[turn][1]
        outcome = nash(own, guild, firm, power)
        agreed.append(outcome.rate if isinstance(outcome, Agreement) else 0.0)
    return agreed
