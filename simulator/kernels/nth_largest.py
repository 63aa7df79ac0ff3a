"""The n-th largest of many whole numbers in linear time, without sorting them."""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel

U8 = npt.NDArray[np.uint64]
M8 = npt.NDArray[np.int64]

DIGIT = 8
BUCKETS = 1 << DIGIT
SHORT_DIGIT = 6  # for short lists, where clearing and searching the buckets would cost more than the list
SHORT = 2048


@kernel
def nth_largest(values: U8, count: np.int64, bits: int, kept: U8, counts: M8) -> tuple[np.uint64, np.int64]:
    """The `count`-th largest of `values` (n,), all below 2**bits, and how many equal to it are among those.

    Radix selection: count by the top 6 or 8 bits, keep the bucket in which the rank falls, go on with the next.
    1 <= count <= n. Scratch: kept (n,), counts (256,).
    """
    digit = SHORT_DIGIT if values.size < SHORT else DIGIT
    buckets, size, shift, candidates = 1 << digit, values.size, max(bits - digit, 0), values
    mask = np.uint64(buckets - 1)
    while True:
        counts[:buckets] = 0
        for i in range(size):
            counts[np.int64((candidates[i] >> np.uint64(shift)) & mask)] += 1
        bucket = buckets - 1
        while counts[bucket] < count:
            count -= counts[bucket]
            bucket -= 1
        found = 0
        for i in range(size):
            value = candidates[i]
            kept[found] = value  # no jump: the next value overwrites the place unless this one stays
            found += 1 if np.int64((value >> np.uint64(shift)) & mask) == bucket else 0
        # With no bits left to look at, or one candidate left, all that are kept are equal.
        if shift == 0 or found == 1:
            return kept[0], count
        size, shift, candidates = found, max(shift - digit, 0), kept
