"""Strikes as screening: the union does not know the studios' profit and asks for less, round by round.

Kennan and Wilson 1989, 1993 (LITERATURE.md A6), MODEL.md (10). Profit is uniform on [lowest, highest],
private; the union demands, a firm that refuses is struck for a round, worth a discount d. With r =
lowest/highest the union settles at once for r >= 1/2; below it asks so much that the poorest firms take the
strike.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

GRID = 3000
"""Profit levels of the numerical solution, evenly spaced in logs: probabilities to about 0.002."""
SMALLEST_RATIO = 0.02
"""Below it a solution has dozens of rounds and jumps with every round added: use no_floor_cutoff for the limit."""


@dataclass(frozen=True)
class Screening:
    """What the union asks for and what comes of it; arrays (rounds,), round 0 before any strike."""

    demands: Floats
    """Demand in each round, falling."""
    cutoffs: Floats
    """Poorest firm that accepts in each round; the last is the poorest of all."""
    settled: Floats
    """Probability of settling in each round; sums to 1."""

    @property
    def strike_probability(self) -> float:
        """Probability that the first demand is refused."""
        return float(1 - self.settled[0])

    @property
    def mean_rounds(self) -> float:
        """Rounds of strike expected before it is known whether there is one."""
        return float(self.settled @ np.arange(self.settled.size))


def strike_probability_two_rounds(profit_ratio: float) -> float:
    """(1/2 - r)/(1 - r), and 0 from r = 1/2: right while the second demand is one that all accept.

    That holds from r = lowest_two_round_ratio(d), which is 1/4 for d -> 0 and 0.276 for d -> 1.
    """
    return max(0.5 - profit_ratio, 0.0) / (1 - profit_ratio)


def profit_ratio_for(strike_probability: float) -> float:
    """Ratio r at which strikes have this probability, (1/2 - P)/(1 - P), for P up to 0.3: 10% needs 0.444."""
    return strike_probability_two_rounds(strike_probability)


def lowest_two_round_ratio(discount: float) -> float:
    """Ratio r above which a strike ends in its first round.

    Below it a third, higher demand before the last pays. Equating the union's values of both plans, highest
    profit q over the lowest: q - 1 = q^2 (3+d)/(4(4+d)), so q = 2 (4+d)/(3+d) (1 + (4+d)^(-1/2)); r = 1/q.
    """
    return (3 + discount) / (2 * (4 + discount) * (1 + 1 / math.sqrt(4 + discount)))


def no_floor_cutoff(discount: float) -> float:
    """Cutoff k = (1 - sqrt(1-d))/d with lowest profit 0: the probability of a strike.

    Each round of it settles with hazard 1-k and cuts the demand by the factor k; k is never below 1/2. The limit
    of games with more and more rounds, a test rather than a default.
    """
    return (1 - math.sqrt(1 - discount)) / discount


def screen(lowest_profit: float, highest_profit: float, discount: float) -> Screening:
    """Equilibrium demands for profit uniform on [lowest, highest], lowest at least 2% of highest, discount in (0, 1).

    Solved backwards over the highest profit q not yet settled, on a grid: the union picks the next cutoff c
    to maximise (q-c) P(c) + d V(c), where P(c) = (1-d) c + d p(c) makes firm c indifferent to waiting for
    p(c). As the floor falls, rounds are added one by one, and the first demand jumps with each.
    """
    if not (SMALLEST_RATIO * highest_profit <= lowest_profit < highest_profit and 0 < discount < 1):
        raise ValueError(
            f"profits {lowest_profit} to {highest_profit} with discount {discount} are no screening problem"
        )
    profits = np.geomspace(lowest_profit, highest_profit, GRID)
    cutoffs, demands = _solve(profits, discount)
    path = _path(cutoffs)
    steps = profits[path]
    return Screening(demands[path[:-1]], steps[1:], -np.diff(steps) / (highest_profit - lowest_profit))


def _solve(profits: Floats, discount: float) -> tuple[npt.NDArray[np.int64], Floats]:
    """Next cutoff (row) and demand for each highest remaining profit (rows of the grid)."""
    cutoffs = np.zeros(profits.size, dtype=np.int64)
    demands, accepted, values = np.empty((3, profits.size))
    demands[0] = accepted[0] = profits[0]
    values[0] = 0.0
    for row in range(1, profits.size):
        worth = (profits[row] - profits[:row]) * accepted[:row] + discount * values[:row]
        cutoffs[row] = best = int(np.argmax(worth))
        values[row], demands[row] = worth[best], accepted[best]
        accepted[row] = (1 - discount) * profits[row] + discount * demands[row]
    return cutoffs, demands


def _path(cutoffs: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Rows passed from the top of the grid to its bottom."""
    path = [cutoffs.size - 1]
    while path[-1]:
        path.append(int(cutoffs[path[-1]]))
    return np.array(path, dtype=np.int64)
