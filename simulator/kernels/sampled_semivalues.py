"""Semivalues by drawn orders of the players, with their standard errors, for games too large for a table.

In an order drawn evenly, those before player i are s of the others, s = 0 ... g - 1 equally likely. Its marginal worth
there, times g q_s, is therefore an unbiased estimate of the semivalue with size probabilities q (see semivalues). Each
order belongs to its own number under the key, so that more orders extend fewer and blocks change nothing.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from simulator.kernels.philox import uniforms_grid
from simulator.kernels.semivalues import checked_players, checked_sizes

B1 = npt.NDArray[np.bool_]
F8 = npt.NDArray[np.float64]
M8 = npt.NDArray[np.int64]
Worth = Callable[[B1], F8]  # coalitions (c, g), true for members -> worths (c,)

FEWEST_ORDERS = 2  # a standard error needs two
COALITIONS_AT_ONCE = 1 << 14
PURPOSE = 25  # "coalition_order" of simulator.randomness, which kernels do not import; a test holds them together


class Estimate(NamedTuple):
    """Values (g,), their standard errors (g,), and the number of orders drawn; 0 where the values are exact."""

    values: F8
    errors: F8
    orders: int


def sampled_semivalue(worth: Worth, sizes: npt.ArrayLike, players: int, orders: int, key: int, seed: int) -> Estimate:
    """Estimates of the semivalue with size probabilities (players,) from `orders` drawn orders.

    `worth` gives worths (c,) of coalitions (c, players). Raises ValueError for fewer than two orders, for sizes that
    are no probabilities and for a worth that is not finite.
    """
    if int(orders) != orders or orders < FEWEST_ORDERS:
        raise ValueError(
            f"{orders} orders; an estimate with its error needs a whole number of at least {FEWEST_ORDERS}"
        )
    scale = checked_sizes(sizes, checked_players(players)) * players
    count, total, squares = 0, np.zeros(players), np.zeros(players)
    block = max(COALITIONS_AT_ONCE // (players + 1), 1)
    for first in range(0, orders, block):
        drawn = drawn_orders(np.arange(first, min(first + block, orders)), players, key, seed)
        gains = marginals(worth, drawn) * scale
        own = np.empty_like(gains)
        np.put_along_axis(own, drawn, gains, axis=1)
        for row in own:  # one running mean and sum of squares, the same for every size of block
            count += 1
            gap = row - total
            total += gap / count
            squares += gap * (row - total)
    return Estimate(total, np.sqrt(squares / (orders - 1) / orders), int(orders))


def drawn_orders(numbers: M8, players: int, key: int, seed: int) -> M8:
    """Orders (n, players) of the players, one for each number (n,)."""
    return np.argsort(uniforms_grid(key, numbers, 0, PURPOSE, seed, players), axis=1, kind="stable")


def marginals(worth: Worth, orders: M8) -> F8:
    """What each player of each order (n, g) adds to those before it: (n, g) by place in the order."""
    count, players = orders.shape
    members = np.zeros((count, players + 1, players), dtype=np.bool_)
    places = np.argsort(orders, axis=1)
    members[:] = places[:, np.newaxis, :] < np.arange(players + 1)[:, np.newaxis]
    worths = np.asarray(worth(members.reshape(-1, players)), dtype=np.float64)
    if worths.shape != (count * (players + 1),) or not np.isfinite(worths).all():
        raise ValueError("the worth of a drawn coalition is not finite, or there is not one for each")
    return np.diff(worths.reshape(count, players + 1), axis=1)
