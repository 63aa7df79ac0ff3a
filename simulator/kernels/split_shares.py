"""Money split by shares that are floats, among few or very many."""

import numpy as np
import numpy.typing as npt

from simulator.kernels.split import F8, M8, split, whole_weights

BLOCK = 1 << 16  # shares at a time: whole weights of 2**31 in sum still tell them apart


def split_shares(total: int, shares: npt.ArrayLike) -> M8:
    """Whole microcents (n,) of `total` in proportion to shares (n,) >= 0, summing to it exactly; refunds mirror.

    Shares become whole weights that sum to 2**31 - 1, block by block above 65,536 of them. Whoever has a share of 0
    gets nothing. Raises ValueError as `whole_weights` does, and so where all shares are zero.
    """
    given = np.asarray(shares, dtype=np.float64)
    if given.size <= BLOCK:
        return split(total, whole_weights(given))
    edges = range(0, given.size, BLOCK)
    pots = split_shares(total, np.array([given[first : first + BLOCK].sum() for first in edges]))
    parts: M8 = np.zeros(given.size, dtype=np.int64)
    for first, pot in zip(edges, pots.tolist(), strict=True):
        if pot != 0:
            own: F8 = given[first : first + BLOCK]
            parts[first : first + BLOCK] = split(pot, whole_weights(own))
    return parts
