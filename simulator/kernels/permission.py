"""Derivative works: one earns only with the permission of what it is made from.

The conjunctive permission structure of Gilles, Owen and van den Brink (1992): a coalition S is worth what its works
with all their ancestors in S are worth, v'(S) = v({i in S : ancestors of i in S}). In Shapley values each dividend of
v' is shared evenly among those who make it and all their ancestors. So where works' values add up, a work's value is
shared evenly between itself and its ancestors. A work has at most one parent; -1 stands for none.
"""

import numpy as np
import numpy.typing as npt

from simulator.kernels.semivalues import MOST_PLAYERS

B1 = npt.NDArray[np.bool_]
F8 = npt.NDArray[np.float64]
M8 = npt.NDArray[np.int64]

ORIGINAL = -1


def checked_parents(parents: npt.ArrayLike) -> M8:
    """Parents (works,) as rows or -1; ValueError names the first work with a bad parent, or in a circle."""
    given = np.asarray(parents)
    if given.ndim != 1 or (given.size and given.dtype.kind not in "iu"):
        raise ValueError(f"parents must be whole numbers (works,), not {given.dtype} {given.shape}")
    rows = given.astype(np.int64)
    wrong = (rows < ORIGINAL) | (rows >= rows.size)
    if wrong.any():
        raise ValueError(f"the parent of work {int(np.argmax(wrong))} is {rows[np.argmax(wrong)]}, which is no work")
    in_circle = depths(rows) < 0
    if in_circle.any():
        raise ValueError(f"work {int(np.argmax(in_circle))} is its own ancestor")
    return rows


def depths(parents: M8) -> M8:
    """How many ancestors each work has, (works,); -1 for works that never come to an original."""
    count, above = np.zeros(parents.size, dtype=np.int64), parents.copy()
    for _ in range(parents.size.bit_length() + 1):  # doubling: after k rounds `above` is 2**k steps up
        climbs = above != ORIGINAL
        if not climbs.any():
            return count_up(parents)
        above = np.where(climbs, above[above], ORIGINAL)
    count[above != ORIGINAL] = -1
    return count


def count_up(parents: M8) -> M8:
    """Ancestors of each work, (works,), where there are no circles."""
    count, above = np.zeros(parents.size, dtype=np.int64), parents
    while (above != ORIGINAL).any():
        count += above != ORIGINAL
        above = np.where(above != ORIGINAL, parents[above], ORIGINAL)
    return count


def permitted_with_parents(permitted: B1, parents: npt.ArrayLike) -> B1:
    """Works (n,) that are permitted and whose ancestors all are."""
    rows, allowed = checked_parents(parents), np.array(permitted, dtype=np.bool_)
    above = rows
    while (above != ORIGINAL).any():
        allowed &= (above == ORIGINAL) | permitted[above]
        above = np.where(above != ORIGINAL, rows[above], ORIGINAL)
    return allowed


def share_with_ancestors(values: npt.ArrayLike, parents: npt.ArrayLike) -> F8:
    """Values (works,) that add up, each shared evenly between the work and its ancestors; their sum stays."""
    rows = checked_parents(parents)
    parts = np.asarray(values, dtype=np.float64) / (1 + depths(rows))
    shared, above = parts.copy(), rows
    while (above != ORIGINAL).any():
        climbs = above != ORIGINAL
        np.add.at(shared, above[climbs], parts[climbs])
        above = np.where(climbs, rows[above], ORIGINAL)
    return shared


def restricted_table(table: npt.ArrayLike, parents: npt.ArrayLike) -> F8:
    """The worths (2**g,) of the game v' of the few players with these parents (g,), for `semivalue`."""
    rows, worths = checked_parents(parents), np.asarray(table, dtype=np.float64)
    if worths.shape != (1 << rows.size,) or rows.size > MOST_PLAYERS:
        raise ValueError(f"a table of {rows.size} players has {1 << min(rows.size, 63)} worths, not {worths.shape}")
    coalitions = np.arange(worths.size)
    active = coalitions.copy()
    for _ in range(rows.size):  # a player leaves once its parent is out; the longest chain has g players
        for player, parent in enumerate(rows.tolist()):
            if parent != ORIGINAL:
                active &= ~(((~active >> parent) & 1) << player)
    return worths[active]
