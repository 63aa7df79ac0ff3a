"""Copies of one work, which count as one: copying what one owns must not lift what one is paid.

Two rows are copies when their embeddings point in exactly the same direction: equal after division by the greatest
common divisor of their entries. (Two copies and one other work, all equally good: as three works the Shapley value
pays 1/2, 1/2, 1 and the copier's part rises with every copy; as two works it pays what it paid before.)
"""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.similarity import I1

M8 = npt.NDArray[np.int64]
U8 = npt.NDArray[np.uint64]

# Two hashes of 32 bits side by side (Fowler, Noll and Vo's with two odd multipliers), so that no product overflows.
MULTIPLIER_1, MULTIPLIER_2 = np.uint64(0x01000193), np.uint64(0x9E3779B1)
START_1, START_2 = np.uint64(0x811C9DC5), np.uint64(0x85EBCA77)
LOW, HALF, FOLD = np.uint64(0xFFFFFFFF), np.uint64(32), np.uint64(15)
OFFSET = np.int64(128)


@kernel
def fill_hashes(embeddings: I1, hashes: U8) -> None:
    """A 64-bit hash of each row's direction: hashes (n,) of embeddings (n, d)."""
    for row in range(embeddings.shape[0]):
        divisor = common_divisor(embeddings[row])
        one, two = START_1, START_2
        for i in range(embeddings.shape[1]):
            entry = np.uint64(np.int64(embeddings[row, i]) // divisor + OFFSET)
            one = ((one ^ entry) * MULTIPLIER_1) & LOW
            two = ((two ^ entry) * MULTIPLIER_2) & LOW
            two ^= two >> FOLD
        hashes[row] = one << HALF | two


@kernel
def common_divisor(vector: I1) -> np.int64:
    """The greatest common divisor of the entries (d,); 1 for the zero vector."""
    divisor = np.int64(0)
    for i in range(vector.size):
        other = np.int64(abs(np.int64(vector[i])))
        while other != 0:
            divisor, other = other, divisor % other
        if divisor == 1:
            break
    return divisor if divisor > 0 else np.int64(1)


@kernel
def is_copy(first: I1, second: I1) -> bool:
    """Whether two rows (d,) point the same way."""
    own, other = common_divisor(first), common_divisor(second)
    for i in range(first.size):
        if np.int64(first[i]) * other != np.int64(second[i]) * own:
            return False
    return True


@kernel
def link(embeddings: I1, order: M8, hashes: U8, firsts: M8) -> None:
    """Write to firsts (n,) the lowest row with each row's direction; order sorts by (hash, row)."""
    start = 0
    for place in range(order.size):
        row = order[place]
        if hashes[row] != hashes[order[start]]:
            start = place
        firsts[row] = row
        for earlier in range(start, place):  # rows of one hash: the first is it, but for a collision
            other = order[earlier]
            if firsts[other] == other and is_copy(embeddings[other], embeddings[row]):
                firsts[row] = other
                break


def first_copies(embeddings: I1) -> M8:
    """For each row of embeddings (n, d) int8 the lowest row with the same direction, (n,); itself where it is alone.

    Vectors of zeros are like nothing, so that none is a copy. Memory: 24 bytes a row.
    """
    hashes = np.empty(len(embeddings), dtype=np.uint64)
    fill_hashes(embeddings, hashes)
    firsts = np.empty(len(embeddings), dtype=np.int64)
    link(embeddings, np.argsort(hashes, kind="stable"), hashes, firsts)
    blank = ~embeddings.any(axis=1)
    firsts[blank] = np.flatnonzero(blank)
    return firsts
