"""Whole microcents among many, exactly: Hamilton's method of the largest remainder, in integers alone.

Everyone gets the floor of the exact share; the microcents left over go one each to the largest remainders, ties
to the lower index. So each payment is within one microcent of exact, no zero weight is ever paid, and the parts
sum to the whole. As with every such method, a larger total may give somebody one microcent less (the Alabama
paradox), and who gets the odd microcent among equals depends on the order; nothing else does.
"""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.nth_largest import BUCKETS, nth_largest

F8 = npt.NDArray[np.float64]
M8 = npt.NDArray[np.int64]
U4 = npt.NDArray[np.uint32]
U8 = npt.NDArray[np.uint64]

LARGEST_SUM = 2**31  # of weights: products of a remainder and a weight then stay below 2**62
LARGEST_TOTAL = 2**63 - 1
WHOLE = 2**31 - 1  # what whole_weights sum to
REMAINDER_BITS = 53

ONE = np.uint64(1)
STEPS = 2.0**62  # a share over the largest of them, as a whole number; what is lost sums to less than a weight
REMAINDER_STEPS = 2.0**52
HALF_WORD = np.uint64(32)
LOW_HALF = np.uint64(0xFFFFFFFF)


@kernel
def weight_sum(weights: U4) -> np.uint64:
    """The sum of weights (n,), exact for any n below 2**32."""
    total = np.uint64(0)
    for i in range(weights.size):
        total += np.uint64(weights[i])
    return total


@kernel
def bit_length(number: np.uint64) -> int:
    """How many bits `number` needs; 0 for 0."""
    bits = 0
    while number > np.uint64(0):
        number >>= ONE
        bits += 1
    return bits


@kernel
def add_odd_ones(remainders: U8, cutoff: np.uint64, ties: np.int64, parts: M8) -> None:
    """One more to each of parts (n,) whose remainder is above the cutoff, and to the first `ties` that equal it."""
    equal = 0
    for i in range(parts.size):
        parts[i] += 1 if remainders[i] > cutoff else 0
        equal += 1 if remainders[i] == cutoff else 0
    if ties == equal:  # nearly always: one pass that fills the lanes instead of a search
        for i in range(parts.size):
            parts[i] += 1 if remainders[i] == cutoff else 0
        return
    i = 0
    while ties > 0:
        if remainders[i] == cutoff:
            parts[i] += 1
            ties -= 1
        i += 1


@kernel
def split_into(total: np.uint64, weights: U4, parts: M8, remainders: U8, kept: U8, counts: M8) -> None:
    """Write `total` split by weights (n,) into parts (n,). Weights must sum to 1 to 2**31, total be below 2**63.

    With A = Q D + R for the total A and the sum of weights D, floor(A w / D) = Q w + floor(R w / D): both
    products fit in 63 bits where A w does not. The last quotient comes from a float and is mended by one: it is below
    2**31, so that the float is off by less than 2**-20, and unlike a division of 64 bits this fills the processor's
    lanes. Scratch: remainders (n,), kept (n,), counts (256,).
    """
    whole, left = np.int64(weight_sum(weights)), np.int64(total)
    quotient, rest, inverse = left // whole, left % whole, 1.0 / whole
    for i in range(weights.size):
        weight = np.int64(weights[i])
        product = rest * weight
        share = np.int64(np.float64(product) * inverse)
        remainder = product - share * whole
        step = (1 if remainder >= whole else 0) - (1 if remainder < 0 else 0)
        remainders[i] = np.uint64(remainder - step * whole)
        parts[i] = quotient * weight + share + step
        left -= parts[i]
    if left > 0:
        cutoff, ties = nth_largest(remainders, left, bit_length(np.uint64(whole)), kept, counts)
        add_odd_ones(remainders, cutoff, ties, parts)


def split(total: int, weights: npt.ArrayLike) -> M8:
    """Whole parts int64 (n,) of `total` microcents in proportion to whole weights (n,), summing to it exactly.

    A negative total (a refund) is the exact mirror of the positive one. Raises ValueError when |total| >= 2**63,
    when a weight is not a whole number from 0 to 2**32 - 1, when the weights sum to more than 2**31, or to zero
    while there is something to split.
    """
    checked = checked_weights(weights)
    whole = int(weight_sum(checked))
    if abs(int(total)) > LARGEST_TOTAL:
        raise ValueError(f"a total of {total} microcents does not fit in 63 bits")
    if whole > LARGEST_SUM or (whole == 0 and total != 0):
        raise ValueError(f"weights sum to {whole}; they must sum to between 1 and {LARGEST_SUM}")
    parts = np.zeros(checked.size, dtype=np.int64)
    if total != 0:
        remainders, kept = np.empty((2, checked.size), dtype=np.uint64)
        split_into(np.uint64(abs(int(total))), checked, parts, remainders, kept, np.empty(BUCKETS, dtype=np.int64))
    return parts if total > 0 else -parts


def checked_weights(weights: npt.ArrayLike) -> U4:
    """Weights as uint32 (n,); ValueError names the first that is not a whole number of 32 bits."""
    array = np.asarray(weights)
    if array.ndim != 1 or (array.size and not np.issubdtype(array.dtype, np.integer)):
        raise ValueError(f"weights must be whole numbers (n,), not {array.dtype} {array.shape}")
    if array.dtype != np.uint32 and array.size:
        wrong = (array < 0) | (array > np.iinfo(np.uint32).max)
        if wrong.any():
            row = int(np.argmax(wrong))
            raise ValueError(f"weight {row} is {array[row]}; weights lie in 0 to 2**32 - 1")
    return np.ascontiguousarray(array, dtype=np.uint32)


def whole_weights(shares: npt.ArrayLike) -> U4:
    """Whole weights uint32 (n,) in proportion to shares (n,) >= 0, summing to exactly 2**31 - 1.

    Each is within one of exact (a largest remainder again, ties to the lower index); 0 stays 0. The shares need
    not sum to 1. Raises ValueError for a negative or non-finite share, naming its row, and when all are zero.
    """
    array = np.ascontiguousarray(shares, dtype=np.float64)
    if array.ndim != 1:
        raise ValueError(f"shares must have one dimension, not {array.shape}")
    wrong = ~(np.isfinite(array) & (array >= 0.0))
    if wrong.any():
        row = int(np.argmax(wrong))
        raise ValueError(f"share {row} is {array[row]}; a share is a finite number and not negative")
    if not array.any():
        raise ValueError("all shares are zero: there is nobody to give a weight to")
    return round_to_whole(array / array.max()).astype(np.uint32)


@kernel
def exact_sum(scaled: F8) -> float:
    """The sum of numbers in [0, 1] (n,), the same in every order: whole steps of 2**-62, in two integers."""
    high, low = np.uint64(0), np.uint64(0)
    for i in range(scaled.size):
        steps = np.uint64(scaled[i] * STEPS)
        high += steps >> HALF_WORD
        low += steps & LOW_HALF
    return (np.float64(high) * 2.0**32 + np.float64(low)) / STEPS


@kernel
def round_to_whole(scaled: F8) -> M8:
    """Largest remainder on scaled (n,) in [0, 1], not all zero, to weights (n,) that sum to 2**31 - 1."""
    weights = np.empty(scaled.size, dtype=np.int64)
    factor = WHOLE / exact_sum(scaled)
    remainders = np.empty(scaled.size, dtype=np.uint64)
    left = np.int64(WHOLE)
    for i in range(scaled.size):
        exact = scaled[i] * factor
        floor = np.int64(exact)
        weights[i] = floor
        left -= floor
        # One more for a positive share, which then ranks above zero even where its remainder is nothing.
        rest = np.uint64((exact - floor) * REMAINDER_STEPS) + ONE
        remainders[i] = rest if scaled[i] > 0.0 else np.uint64(0)
    if left > 0:
        kept, counts = np.empty_like(remainders), np.empty(BUCKETS, dtype=np.int64)
        cutoff, ties = nth_largest(remainders, left, REMAINDER_BITS, kept, counts)
        add_odd_ones(remainders, cutoff, ties, weights)
    return weights
