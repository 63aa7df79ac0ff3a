"""Works in the order of their similarity to one output: two counting passes over 22 bits, then the exact similarity.

Similarities become whole steps; passes over 11 bits each sort by step, and what then stands wrong differs by less than
a step. Entries are places in a compact list, so that all that is looked up at random stays small. Keys hold what the
second pass still needs: 32 bits do for two million entries, beyond that 64.
"""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.similarity import F8

U4 = npt.NDArray[np.uint32]
U8 = npt.NDArray[np.uint64]

DIGIT = 11
BUCKETS = 1 << DIGIT
STEPS = 1 << (2 * DIGIT)
LAST_STEP = np.int32(STEPS - 1)
HIGH_DIGIT = np.uint32(DIGIT)
LOW_DIGIT = np.uint32(BUCKETS - 1)
ONE, NONE = np.uint32(1), np.uint32(0)
MOST_IN_SHORT_KEYS = 1 << (32 - DIGIT)


def key_type(entries: int) -> npt.DTypeLike:
    """The type of the keys of so many entries: what is left beside the second digit must number them all."""
    return np.uint32 if entries <= MOST_IN_SHORT_KEYS else np.uint64


@kernel
def count_digits(steps: U4, size: int, low: U4, high: U4) -> None:
    """Where each digit's entries begin: low and high (2048,) of steps[:size]."""
    low[:] = NONE
    high[:] = NONE
    for i in range(size):
        low[steps[i] & LOW_DIGIT] += ONE
        high[steps[i] >> HIGH_DIGIT] += ONE
    low_before, high_before = NONE, NONE
    for digit in range(BUCKETS):
        low_here, high_here = low[digit], high[digit]
        low[digit], high[digit] = low_before, high_before
        low_before += low_here
        high_before += high_here


@kernel
def sort_by_low(steps: U4, size: int, low: U4, keys: U4 | U8, index_bits: np.uint64) -> None:
    """Stable pass over the lower digit; keys[:size] are upper digit << index_bits | entry."""
    for i in range(size):
        place = low[steps[i] & LOW_DIGIT]
        low[steps[i] & LOW_DIGIT] = place + ONE
        keys[place] = (np.uint64(steps[i] >> HIGH_DIGIT) << index_bits) | np.uint64(i)


@kernel
def sort_by_high(keys: U4 | U8, size: int, high: U4, order: U4, index_bits: np.uint64) -> None:
    """Stable pass over the upper digit; order[:size] are entries."""
    entries = (np.uint64(1) << index_bits) - np.uint64(1)
    for i in range(size):
        digit = np.uint64(keys[i]) >> index_bits
        place = high[digit]
        high[digit] = place + ONE
        order[place] = np.uint32(np.uint64(keys[i]) & entries)


@kernel
def settle(order: U4, size: int, similarities: F8, ranked: F8) -> None:
    """Put order[:size] right by exact similarity; ranked[:size] are those. Only works within one step stand wrong."""
    before = -np.inf
    for i in range(size):
        similarity = similarities[order[i]]
        if similarity >= before:
            ranked[i] = before = similarity
            continue
        entry, j = order[i], i
        while j > 0 and ranked[j - 1] > similarity:
            ranked[j] = ranked[j - 1]
            order[j] = order[j - 1]
            j -= 1
        ranked[j] = similarity
        order[j] = entry


@kernel
def sort_similar(steps: U4, size: int, similarities: F8, keys: U4 | U8, digits: U4, ranked: F8) -> None:
    """Rank entries by similarities[:size], farthest first, equals in the order in which they stand.

    steps[:size] are the similarities in whole steps; they end as the entries in order, and ranked[:size] as their
    similarities. Scratch: keys (size,) of `key_type`, digits (2, 2048).
    """
    index_bits = np.uint64(8 * keys.itemsize - DIGIT)
    count_digits(steps, size, digits[0], digits[1])
    sort_by_low(steps, size, digits[0], keys, index_bits)
    sort_by_high(keys, size, digits[1], steps, index_bits)
    settle(steps, size, similarities, ranked)
