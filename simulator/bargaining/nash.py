"""The asymmetric Nash solution on a table of payoffs, MODEL.md (10)."""

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize_scalar

from simulator.bargaining.agreement import Agreement, Frontier, NoDeal
from simulator.bargaining.zone import zone

Floats = npt.NDArray[np.float64]

TOLERANCE = 1e-8
"""Of the agreed rate, as a share of the distance between two fine rows."""


def nash(rates: Floats, union_gains: Floats, firm_gains: Floats, power: float) -> Agreement | NoDeal:
    """Rate that maximises union gain^power x firm gain^(1-power) over rates that neither side refuses.

    rates (n,) ascending, gains (n,) over the outside options; power of the union from 0 to 1 (0 and 1: one
    side takes the best that the other accepts). Between rows the optimum is interpolated. Raises ValueError
    for a power outside [0, 1].
    """
    if not 0 <= power <= 1:
        raise ValueError(f"bargaining power {power} is not in [0, 1]")
    frontier = Frontier(rates, union_gains, firm_gains)
    grid, union, firm = frontier.fine()
    agreeable = zone(rates, union_gains, firm_gains)
    if agreeable.lowest is None or agreeable.highest is None:
        return no_deal(grid, union, firm)
    inside = np.clip(grid, agreeable.lowest, agreeable.highest)
    best = int(np.argmax(nash_product(*frontier.at(inside), power)))
    return frontier.agree(_polish(frontier, inside, best, power))


def nash_product(union_gains: Floats, firm_gains: Floats, power: float) -> Floats:
    """Nash product union gain^power x firm gain^(1-power) (n,), with losses counted as no gain."""
    return np.asarray(np.maximum(union_gains, 0.0) ** power * np.maximum(firm_gains, 0.0) ** (1 - power))


def no_deal(rates: Floats, union_gains: Floats, firm_gains: Floats) -> NoDeal:
    """Why there is no agreement, in a sentence, from gains (n,) along the rates."""
    union_rates, firm_rates = rates[union_gains >= 0], rates[firm_gains >= 0]
    if union_rates.size == 0 or firm_rates.size == 0:
        side = "the guild" if union_rates.size == 0 else "the studios"
        return NoDeal(f"No deal: no rate on the table leaves {side} as well off as no agreement.")
    return NoDeal(
        f"No deal: the guild needs a rate from {union_rates[0]:.2%} to {union_rates[-1]:.2%}, "
        f"the studios one from {firm_rates[0]:.2%} to {firm_rates[-1]:.2%}."
    )


def _polish(frontier: Frontier, grid: Floats, best: int, power: float) -> float:
    """The maximum between the neighbours of the best fine row, never worse than that row."""

    def loss(rate: float) -> float:
        return -float(nash_product(*frontier.at(np.array([rate])), power)[0])

    bounds = (float(grid[max(best - 1, 0)]), float(grid[min(best + 1, grid.size - 1)]))
    row = float(grid[best])
    if bounds[0] == bounds[1]:
        return row
    found = minimize_scalar(
        loss, bounds=bounds, method="bounded", options={"xatol": TOLERANCE * (bounds[1] - bounds[0])}
    )
    return float(found.x) if found.fun < loss(row) else row
