"""Where royalty money goes, as quantities of an average year; the measures overlap, and here they are taken apart.

In the results `paid_people` counts everybody, `paid_outside` the part of it that goes to people outside the workforce
(retired, heirs, abroad), and `royalty_owed` leaves out what is evaded.
"""

import numpy as np

from simulator.charts.reading import F8, Quantity, Reading
from simulator.results.outcome import Role


def flow(received: tuple[str, ...], taken: tuple[str, ...] = ()) -> Quantity:
    """Some measures less some others in an average year, dollars (replications,)."""

    def net(reading: Reading, regime: str, role: Role) -> F8:
        return reading.total(received, regime, role) - reading.total(taken, regime, role)

    return net


due = flow(("royalty_owed", "royalty_evaded"))
to_workforce = flow(("paid_people",), ("paid_outside",))
to_funds = flow(("paid_funds",))
to_people = flow(("paid_people", "paid_funds"))
gone = flow(("royalty_evaded", "administration", "agent_commission", "paid_holders", "paid_people", "paid_funds"))


def held(reading: Reading, regime: str, role: Role) -> F8:
    """What is due and neither gone nor paid: escrow, carry-forward, unmatched, due next quarter, (replications,)."""
    return np.asarray(due(reading, regime, role) - gone(reading, regime, role))
