"""Games by their definition, for tests: Shapley and semivalues over all coalitions, in plain Python."""

from itertools import combinations
from math import comb

import numpy as np


def table_of(worth, players):
    """Worths (2**g,) by bit mask of a function of a set of players."""
    return np.array([worth([i for i in range(players) if c >> i & 1]) for c in range(1 << players)])


def by_definition(worth, players, sizes):
    """Semivalues by the definition: sizes (g,) the probability of a coalition's size."""
    values = []
    for i in range(players):
        others, value = [j for j in range(players) if j != i], 0.0
        for size in range(players):
            gains = [worth([*group, i]) - worth(list(group)) for group in combinations(others, size)]
            value += sizes[size] * sum(gains) / comb(players - 1, size)
        values.append(value)
    return np.array(values)
