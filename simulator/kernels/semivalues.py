"""Semivalues of a game of a few players: Shapley, Banzhaf, Beta-Shapley, leave-one-out, and any other.

A semivalue pays player i its expected marginal worth v(S + i) - v(S) over coalitions S of the others, where first the
size of S is drawn with probability q_s (s = 0 ... g - 1) and then S among all of that size. With q_s = 1 / g it is the
Shapley value, the only one here that sums to v(all) - v(none): after the others a pool must be renormalised, and then
values no longer add up over outputs. Kwon and Zou (2022), "Beta Shapley"; Wang and Jia (2023), "Data Banzhaf".
"""

import math

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel

F8 = npt.NDArray[np.float64]

MOST_PLAYERS = 20  # 2**20 coalitions are a table of 8 MB; more players are sampled
SUM_TOLERANCE = 1e-9


def shapley_sizes(players: int) -> F8:
    """Every size of coalition equally likely: (players,)."""
    return np.full(checked_players(players), 1.0 / players)


def banzhaf_sizes(players: int) -> F8:
    """Every coalition equally likely, so that sizes are binomial with 1/2: (players,)."""
    others = checked_players(players) - 1
    return np.array([math.exp(log_choose(others, size) - others * math.log(2.0)) for size in range(players)])


def beta_sizes(players: int, alpha: float, beta: float) -> F8:
    """Sizes (players,) of Beta(alpha, beta)-Shapley: beta-binomial; (1, 1) is Shapley, alpha > 1 prefers small ones.

    Raises ValueError unless both are finite and positive.
    """
    if not (0.0 < alpha < math.inf and 0.0 < beta < math.inf):
        raise ValueError(f"alpha is {alpha} and beta {beta}; both must be finite and positive")
    others = checked_players(players) - 1
    whole = log_beta(alpha, beta)
    exponents = [
        log_choose(others, size) + log_beta(size + beta, others - size + alpha) - whole for size in range(players)
    ]
    return np.array([math.exp(exponent) for exponent in exponents])


def leave_one_out_sizes(players: int) -> F8:
    """Only the coalition of all others: (players,)."""
    sizes = np.zeros(checked_players(players))
    sizes[-1] = 1.0
    return sizes


def checked_sizes(sizes: npt.ArrayLike, players: int) -> F8:
    """Probabilities (players,) of the sizes of coalitions; ValueError unless they are ones that sum to 1."""
    given = np.asarray(sizes, dtype=np.float64)
    if given.shape != (players,):
        raise ValueError(
            f"sizes must have the shape ({players},), one for 0 to {players - 1} others, not {given.shape}"
        )
    if not (np.isfinite(given) & (given >= 0.0)).all() or abs(given.sum() - 1.0) > SUM_TOLERANCE:
        raise ValueError(f"sizes must be probabilities that sum to 1, not to {given.sum():g}")
    return given


def checked_players(players: int) -> int:
    """A whole number of players, at least one."""
    if int(players) != players or players < 1:
        raise ValueError(f"{players} players; a game needs a whole number of at least 1")
    return int(players)


def log_choose(whole: int, part: int) -> float:
    """The logarithm of the binomial coefficient."""
    return math.lgamma(whole + 1) - math.lgamma(part + 1) - math.lgamma(whole - part + 1)


def log_beta(first: float, second: float) -> float:
    """The logarithm of the beta function."""
    return math.lgamma(first) + math.lgamma(second) - math.lgamma(first + second)


@kernel
def add_marginals(table: F8, coalition_weights: F8, values: F8) -> None:
    """values (g,) of a table (2**g,) of worths by bit mask, coalition_weights (g,) by the size of the coalition."""
    sizes = np.zeros(table.size, dtype=np.int64)
    for coalition in range(1, table.size):
        sizes[coalition] = sizes[coalition >> 1] + (coalition & 1)
    for player in range(values.size):
        own, total = 1 << player, 0.0
        for coalition in range(table.size):
            if coalition & own == 0:
                total += coalition_weights[sizes[coalition]] * (table[coalition | own] - table[coalition])
        values[player] = total


def semivalue(table: npt.ArrayLike, sizes: npt.ArrayLike) -> F8:
    """Exact values (g,) of a game: table (2**g,) of worths, where player i is in coalition c if c >> i & 1.

    A player without any marginal worth gets exactly 0. Raises ValueError for a table of another length or with a
    number that is not finite, for more than 20 players, and for sizes (g,) that are not probabilities.
    """
    worths = np.ascontiguousarray(table, dtype=np.float64)
    players = max(worths.size.bit_length() - 1, 0)
    if worths.ndim != 1 or worths.size != 1 << players or not 1 <= players <= MOST_PLAYERS:
        raise ValueError(f"a table has 2**g worths for g = 1 to {MOST_PLAYERS} players, not {worths.shape}")
    if not np.isfinite(worths).all():
        raise ValueError(f"the worth of coalition {int(np.argmin(np.isfinite(worths)))} is not finite")
    probabilities, others = checked_sizes(sizes, players), players - 1
    values = np.zeros(players)
    add_marginals(worths, probabilities / [math.comb(others, size) for size in range(players)], values)
    return values
