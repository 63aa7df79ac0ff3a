"""The Kalai-Smorodinsky solution on a table of payoffs, MODEL.md (10)."""

import numpy as np
import numpy.typing as npt

from simulator.bargaining.agreement import Agreement, Frontier, NoDeal
from simulator.bargaining.nash import no_deal
from simulator.bargaining.zone import zone

Floats = npt.NDArray[np.float64]

POLISHES, STEPS = 3, 201
"""Each narrows the search to the best step and its neighbours, and steps through them as often again."""


def kalai_smorodinsky(rates: Floats, union_gains: Floats, firm_gains: Floats) -> Agreement | NoDeal:
    """Rate at which both sides get the same, largest share of their best gain in the zone of agreement.

    rates (n,) ascending, gains (n,) over the outside options. Where a side can gain nothing, the other
    takes all.
    """
    frontier = Frontier(rates, union_gains, firm_gains)
    grid, union, firm = frontier.fine()
    agreeable = zone(rates, union_gains, firm_gains)
    if agreeable.lowest is None or agreeable.highest is None:
        return no_deal(grid, union, firm)
    grid = np.clip(grid, agreeable.lowest, agreeable.highest)
    union, firm = frontier.at(grid)
    ideals = float(union.max()), float(firm.max())
    best = int(np.argmax(_smaller_share(union, firm, ideals)))
    for _ in range(POLISHES):
        grid = np.linspace(grid[max(best - 1, 0)], grid[min(best + 1, grid.size - 1)], STEPS)
        best = int(np.argmax(_smaller_share(*frontier.at(grid), ideals)))
    return frontier.agree(float(grid[best]))


def _smaller_share(union: Floats, firm: Floats, ideals: tuple[float, float]) -> Floats:
    """Smaller of the two shares of the ideal gains (n,), of one alone where the other side can gain nothing."""
    shares = [gains / ideal for gains, ideal in zip((union, firm), ideals, strict=True) if ideal > 0]
    return np.asarray(np.min(shares, axis=0) if shares else np.zeros_like(union))
