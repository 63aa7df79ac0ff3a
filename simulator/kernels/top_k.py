"""The K works nearest to each output, paid in proportion to their cosine.

Order is total: higher similarity first, and among equals the lower work. The K best so far stand in a binary heap
with the worst on top, so that a work is compared once and an output costs n + K log K log n on average.
"""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.inlined import inlined
from simulator.kernels.similarity import F4, F8, fill_cosines

M8 = npt.NDArray[np.int64]


@inlined
def is_worse(similarity: float, work: int, other_similarity: float, other_work: int) -> bool:
    """Whether a work stands behind another: less similar, or as similar with a higher number."""
    return similarity < other_similarity or (similarity == other_similarity and work > other_work)


@kernel
def sink(similarities: F8, works: M8, size: int, place: int, similarity: float, work: int) -> None:
    """Let an entry sink from `place` in a heap of `size` entries, the worst on top."""
    while True:
        child = 2 * place + 1
        if child >= size:
            break
        right = child + 1
        if right < size and is_worse(similarities[right], works[right], similarities[child], works[child]):
            child = right
        if not is_worse(similarities[child], works[child], similarity, work):
            break
        similarities[place], works[place] = similarities[child], works[child]
        place = child
    similarities[place], works[place] = similarity, work


@kernel
def select_top(similarities: F8, best: F8, works: M8) -> int:
    """The works (n,) with the largest positive similarities, at most K: best (K,), works (K,); how many.

    They stand in the order of the heap, not by rank.
    """
    size, bar = 0, 0.0
    for work in range(similarities.size):
        if similarities[work] > bar:  # a later work with the similarity of the worst stands behind it
            if size < best.size:
                best[size], works[size] = similarities[work], work
                size += 1
                if size == best.size:
                    for place in range(size // 2 - 1, -1, -1):
                        sink(best, works, size, place, best[place], works[place])
            else:
                sink(best, works, size, 0, similarities[work], work)
            bar = best[0] if size == best.size else 0.0
    return size


@kernel
def add_top_k(dots: F4, lengths: F8, output_lengths: F8, neighbours: int, share: float, weights: F8) -> int:
    """Add a tile of outputs, dots (outputs, works), to weights (works,): the K nearest, by cosine.

    Each output hands out `share`; returns how many found no similar work and handed out nothing.
    """
    kept, empty = min(neighbours, dots.shape[1]), 0
    best, works, similarities = np.empty(kept), np.empty(kept, dtype=np.int64), np.empty(dots.shape[1])
    for row in range(dots.shape[0]):
        fill_cosines(dots[row], lengths, output_lengths[row], similarities)
        size = select_top(similarities, best, works)
        total = 0.0
        for i in range(size):
            total += best[i]
        for i in range(size):
            weights[works[i]] += share * best[i] / total
        empty += 1 if size == 0 else 0
    return empty
