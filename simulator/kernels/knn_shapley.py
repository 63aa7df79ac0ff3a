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
from simulator.kernels.similar_order import BUCKETS, LAST_STEP, STEPS, U4, U8, key_type, sort_similar
from simulator.kernels.similarity import F4, F8

FIRST = np.uint64(0)
NOTHING = np.float32(0.0)


@kernel
def collect_similar(dots: F4, similar: U4) -> int:
    """The works (n,) with a positive dot product, last work first: similar[:size]; how many there are.

    Works without similarity are worth nothing and change nobody's value, so that they need no sorting.
    """
    found, last = FIRST, np.uint32(dots.size - 1)
    for i in range(dots.size):
        work = last - np.uint32(i)
        similar[found] = work
        found += np.uint64(dots[work] > NOTHING)  # no jump: the next work overwrites the place
    return int(np.int64(found))  # signed: sizes are subtracted from


@kernel
def fill_similarities(
    dots: F4, lengths: F8, output_length: float, similar: U4, size: int, similarities: F8, steps: U4
) -> None:
    """Cosines of similar[:size] and the same in whole steps; lengths are `divisors`."""
    for i in range(size):
        work = similar[i]
        similarity = np.float64(dots[work]) / (lengths[work] * output_length)
        similarities[i] = similarity
        steps[i] = np.uint32(min(np.int32(similarity * STEPS), LAST_STEP))


@kernel
def add_values(
    similar: U4, order: U4, ranked: F8, size: int, neighbours: int, share: float, gains: F8, weights: F8
) -> None:
    """Add one output's Shapley values, scaled to sum to `share`, to weights (n,); size >= 1. Scratch: gains (n,)."""
    worth = 0.0  # K v(all)
    for i in range(max(size - neighbours, 0), size):
        worth += ranked[i]
    scale = share * neighbours / worth
    gains[0] = ranked[0] / max(neighbours, size)
    for i in range(1, size):
        gains[i] = (ranked[i] - ranked[i - 1]) / np.float64(max(neighbours, size - i))
    value = 0.0
    for i in range(size):
        value += gains[i]
        weights[similar[order[i]]] += value * scale


@kernel
def add_rows(
    dots: F4, lengths: F8, output_lengths: F8, neighbours: int, share: float, weights: F8, keys: U4 | U8
) -> int:
    """`add_knn_shapley` with keys (works,) of the type that fits."""
    works, empty = dots.shape[1], 0
    similar, steps = np.empty(works, dtype=np.uint32), np.empty(works, dtype=np.uint32)
    similarities, ranked, digits = np.empty(works), np.empty(works), np.empty((2, BUCKETS), dtype=np.uint32)
    for row in range(dots.shape[0]):
        size = collect_similar(dots[row], similar)
        if size == 0:
            empty += 1
        else:
            fill_similarities(dots[row], lengths, output_lengths[row], similar, size, similarities, steps)
            sort_similar(steps, size, similarities, keys, digits, ranked)
            add_values(similar, steps, ranked, size, neighbours, share, similarities, weights)
    return empty


def add_knn_shapley(dots: F4, lengths: F8, output_lengths: F8, neighbours: int, share: float, weights: F8) -> int:
    """Add the values of a tile of outputs, dots (outputs, works), to weights (works,).

    Each output hands out `share`; returns how many found no similar work and handed out nothing.
    """
    keys: npt.NDArray[np.unsignedinteger] = np.empty(dots.shape[1], dtype=key_type(dots.shape[1]))
    return int(add_rows(dots, lengths, output_lengths, neighbours, share, weights, keys))
