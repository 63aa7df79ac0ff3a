"""What each clause of a package is worth: Shapley values, which add up, and one at a time beside them.

Shapley (1953): the mean, over all orders in which clauses could be added, of what a clause adds when it comes.
"""

from collections.abc import Callable
from itertools import combinations
from math import factorial

import numpy as np
import numpy.typing as npt

F8 = npt.NDArray[np.float64]
Worth = Callable[[frozenset[int]], F8]


def shapley(players: int, worth: Worth) -> F8:
    """Values (players, outputs) of a game; they sum to worth(all) - worth(none)."""
    return np.array([_value(player, players, worth) for player in range(players)])


def one_at_a_time(players: int, worth: Worth) -> F8:
    """What each adds when it comes alone (players, outputs)."""
    none = worth(frozenset())
    return np.array([worth(frozenset((player,))) - none for player in range(players)])


def package(places: F8, at: Callable[[F8], F8]) -> Worth:
    """The game of a package at places (issues,): a clause that is left out stays at its low end."""

    def worth(chosen: frozenset[int]) -> F8:
        return at(np.array([place if issue in chosen else 0.0 for issue, place in enumerate(places)]))

    return worth


def _value(player: int, players: int, worth: Worth) -> F8:
    others = [other for other in range(players) if other != player]
    total = np.zeros_like(worth(frozenset()))
    for size in range(players):
        weight = factorial(size) * factorial(players - size - 1) / factorial(players)
        for group in map(frozenset, combinations(others, size)):
            total = total + weight * (worth(group | {player}) - worth(group))
    return total
