"""Sums of microcents by group that cannot overflow."""

import numpy as np
import numpy.typing as npt

HALF = 32
LOW_HALF = (1 << HALF) - 1


def sums_by(groups: npt.NDArray[np.integer], microcents: npt.NDArray[np.int64], size: int) -> list[int]:
    """Sum of microcents (n,) in each of the groups 0 to size - 1, as Python integers.

    The halves of 32 bits are summed apart, so that no sum leaves int64 below 2**31 entries.
    """
    high, low = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    np.add.at(high, groups, microcents >> HALF)
    np.add.at(low, groups, microcents & LOW_HALF)
    return [(upper << HALF) + lower for upper, lower in zip(high.tolist(), low.tolist(), strict=True)]
