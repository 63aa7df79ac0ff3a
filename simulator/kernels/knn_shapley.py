"""Exact Shapley values of works under a K-nearest-neighbour utility, in one sort an output.

The game of one output: a coalition S of works is worth v(S) = (1/K) sum of its K largest u, with u = max(cos, 0)
(of all its u where it has fewer than K). With works ranked by u from the nearest, r = 1 ... N, and u_(N+1) = 0,

    s_r = s_(r+1) + (u_r - u_(r+1)) / max(K, r),    s_(N+1) = 0,

which starts at u_N / max(N, K) and is exact for every K, beyond N too. Values are not negative, fall with distance
and sum to v(all). Jia et al. (2019), "Efficient task-specific data valuation for nearest neighbor algorithms",
PVLDB 12(11), theorem 1, with a similarity in place of a label; their start u_N / N is wrong for K > N.
"""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.similarity import F4, F8, fill_cosines

M8 = npt.NDArray[np.int64]
U8 = npt.NDArray[np.uint64]

DIGIT = 11
PASSES = 2
BUCKETS = 1 << DIGIT
STEPS = 1 << (DIGIT * PASSES)  # u in steps of 2**-22 for sorting; the exact u settles the few that share a step
FIRST_STEP = np.int64(0)
LAST_STEP = np.int64(STEPS - 1)
DIGIT_MASK = np.uint64(BUCKETS - 1)
WORK = np.uint64(32)  # bits below the sorting key that hold the work
WORK_MASK = np.uint64(0xFFFFFFFF)


@kernel
def collect_similar(similarities: F8, keys: U8) -> int:
    """Sorting keys of the works (n,) with a positive similarity, last work first; how many there are.

    Works without similarity are worth nothing and change nobody's value, so that they need no sorting. Writes
    keys (n,): step of u << 32 | work.
    """
    found = 0
    for work in range(similarities.size - 1, -1, -1):
        step = min(max(np.int64(similarities[work] * STEPS), FIRST_STEP), LAST_STEP)
        keys[found] = (np.uint64(step) << WORK) | np.uint64(work)
        found += 1 if similarities[work] > 0.0 else 0  # no jump: the next work overwrites the place
    return found


@kernel
def radix_pass(source: U8, target: U8, size: int, shift: np.uint64, places: M8) -> None:
    """One stable counting pass over 11 bits of source[:size], into target. Scratch: places (2048,)."""
    places[:] = 0
    for i in range(size):
        places[np.int64((source[i] >> shift) & DIGIT_MASK)] += 1
    before = np.int64(0)
    for digit in range(BUCKETS):
        here = places[digit]
        places[digit] = before
        before += here
    for i in range(size):
        bucket = np.int64((source[i] >> shift) & DIGIT_MASK)
        target[places[bucket]] = source[i]
        places[bucket] += 1


@kernel
def sort_similar(keys: U8, spare: U8, size: int, similarities: F8, places: M8, ranked: F8) -> None:
    """Sort keys[:size] by exact similarity, farthest first, equals by falling work; ranked[:size] is their u."""
    radix_pass(keys, spare, size, WORK, places)
    radix_pass(spare, keys, size, WORK + np.uint64(DIGIT), places)
    for i in range(size):
        key = keys[i]
        similarity = similarities[np.int64(key & WORK_MASK)]
        # Nearly in order already: only works within one step of 2**-22 can stand wrong.
        j = i
        while j > 0 and ranked[j - 1] > similarity:
            ranked[j] = ranked[j - 1]
            keys[j] = keys[j - 1]
            j -= 1
        ranked[j] = similarity
        keys[j] = key


@kernel
def add_values(keys: U8, ranked: F8, size: int, neighbours: int, share: float, weights: F8) -> None:
    """Add one output's Shapley values, scaled to sum to `share`, to weights (n,); size >= 1."""
    worth = 0.0  # K v(all)
    for i in range(max(size - neighbours, 0), size):
        worth += ranked[i]
    scale = share * neighbours / worth
    value, farther = 0.0, 0.0
    for i in range(size):
        value += (ranked[i] - farther) / max(neighbours, size - i)
        farther = ranked[i]
        weights[np.int64(keys[i] & WORK_MASK)] += value * scale


@kernel
def add_knn_shapley(dots: F4, lengths: F8, output_lengths: F8, neighbours: int, share: float, weights: F8) -> int:
    """Add the values of a tile of outputs, dots (outputs, works), to weights (works,).

    Each output hands out `share`; returns how many found no similar work and handed out nothing.
    """
    works, empty = dots.shape[1], 0
    keys, spare = np.empty(works, dtype=np.uint64), np.empty(works, dtype=np.uint64)
    similarities, ranked = np.empty(works), np.empty(works)
    places = np.empty(BUCKETS, dtype=np.int64)
    for row in range(dots.shape[0]):
        fill_cosines(dots[row], lengths, output_lengths[row], similarities)
        size = collect_similar(similarities, keys)
        if size == 0:
            empty += 1
        else:
            sort_similar(keys, spare, size, similarities, places, ranked)
            add_values(keys, ranked, size, neighbours, share, weights)
    return empty
