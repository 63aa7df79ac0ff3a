"""The Kalai-Smorodinsky solution on a table of payoffs, MODEL.md (10)."""

import numpy as np
import numpy.typing as npt

from simulator.bargaining.agreement import Agreement, Frontier, NoDeal
from simulator.bargaining.nash import no_deal

Floats = npt.NDArray[np.float64]

POLISHES = 3
"""Each narrows the search to two fine steps and steps through them as finely again."""


def kalai_smorodinsky(rates: Floats, union_gains: Floats, firm_gains: Floats) -> Agreement | NoDeal:
    """Rate at which both sides get the same, largest share of their best gain in the zone of agreement.

    rates (n,) ascending, gains (n,) over the outside options. Where a side can gain nothing, the other
    takes all.
    """
    frontier = Frontier(rates, union_gains, firm_gains)
    grid, union, firm = frontier.fine()
    inside = (union >= 0) & (firm >= 0)
    if not inside.any():
        return no_deal(grid, union, firm)
    ideals = float(union[inside].max()), float(firm[inside].max())
    best = int(np.argmax(_smaller_share(union, firm, ideals)))
    for _ in range(POLISHES):
        grid = np.linspace(grid[max(best - 1, 0)], grid[min(best + 1, grid.size - 1)], 2 * grid.size + 1)
        best = int(np.argmax(_smaller_share(*frontier.at(grid), ideals)))
    return frontier.agree(float(grid[best]))


def _smaller_share(union: Floats, firm: Floats, ideals: tuple[float, float]) -> Floats:
    """Smaller of the two shares of the ideal gains (n,); minus infinity where a side refuses."""
    shares = [gains / ideal for gains, ideal in zip((union, firm), ideals, strict=True) if ideal > 0]
    refused = np.where((union < 0) | (firm < 0), -np.inf, 0.0)
    return np.asarray(np.min(shares, axis=0) + refused if shares else refused)
