"""The heap of an output's K best works so far, which outlives a tile of works."""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.similarity import F8
from simulator.kernels.top_k import sink

M8 = npt.NDArray[np.int64]

NOBODY = -1


@kernel
def add_one(similarity: float, work: int, size: int, best: F8, works: M8) -> int:
    """Let a work into a heap (K,) of `size` entries, one that is known to be better than the worst of a full heap."""
    room = best.size
    if size == room:
        sink(best, works, room, 0, similarity, work)
        return size
    best[size], works[size] = similarity, work
    if size + 1 == room:
        for place in range(room // 2 - 1, -1, -1):
            sink(best, works, room, place, best[place], works[place])
    return size + 1
