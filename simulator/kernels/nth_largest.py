"""The n-th largest of many whole numbers in linear time, without sorting them."""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel

U8 = npt.NDArray[np.uint64]
M8 = npt.NDArray[np.int64]

DIGIT = 8
BUCKETS = 1 << DIGIT
MASK = np.uint64(BUCKETS - 1)


@kernel
def nth_largest(values: U8, count: np.int64, bits: int, kept: U8, counts: M8) -> tuple[np.uint64, np.int64]:
    """The `count`-th largest of `values` (n,), all below 2**bits, and how many equal to it are among those.

    Radix selection: count by the top 8 bits, keep the bucket in which the rank falls, go on with the next 8.
    1 <= count <= n. Scratch: kept (n,), counts (256,).
    """
    size, shift = values.size, max(bits - DIGIT, 0)
    for i in range(size):
        kept[i] = values[i]
    while True:
        counts[:] = 0
        for i in range(size):
            counts[np.int64((kept[i] >> np.uint64(shift)) & MASK)] += 1
        bucket = BUCKETS - 1
        while counts[bucket] < count:
            count -= counts[bucket]
            bucket -= 1
        found = 0
        for i in range(size):
            value = kept[i]
            kept[found] = value  # no jump: the next value overwrites the place unless this one stays
            found += 1 if np.int64((value >> np.uint64(shift)) & MASK) == bucket else 0
        # With no bits left to look at, or one candidate left, all that are kept are equal.
        if shift == 0 or found == 1:
            return kept[0], count
        size, shift = found, max(shift - DIGIT, 0)
