"""The K works nearest to each of many outputs, works streamed tile by tile: never outputs x works in memory.

For every output the K best so far stand in a heap (see top_k), which outlives a tile. A tile's rough cosines in float32
are scanned in blocks of 64 for any that can beat the worst of them; only those get their exact float64 cosine. Lists of
different tiles, shards or machines merge by the total order (similarity falling, work rising) to the same result.
"""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.inlined import inlined
from simulator.kernels.nearest_floats import nearest_floats
from simulator.kernels.nearest_heap import NOBODY, add_one
from simulator.kernels.similarity import F4, F8, I1, divisors, norms

M8 = npt.NDArray[np.int64]

WORKS_A_TILE = 2048
LEAST_WORKS_A_TILE = 256
ENTRIES_A_TILE = 1 << 17  # products of a tile: half a MB of float32, which the second cache holds with the works
BLOCK = 64
SLACK = np.float32(1.0 - 2.0**-18)  # covers float32 rounding of two products, many times over


@inlined
def any_above(dots: F4, inverses: F4, least: np.float32) -> bool:
    """Whether a rough cosine of a block of 64 works can beat the bar; no jump, since that fills the lanes."""
    above = np.uint32(0)
    for i in range(BLOCK):
        above |= np.uint32(dots[i] * inverses[i] > least)
    return bool(above > np.uint32(0))


@kernel
def add_tile(
    dots: F4, inverses: F4, lengths: F8, output_lengths: F8, first: int, best: F8, works: M8, sizes: M8
) -> None:
    """Let works first, first + 1, ... of a tile, dots (outputs, n), into heaps best and works (outputs, K).

    inverses (n,) and lengths (n,) are 1 / norm and norm of the tile's works; sizes (outputs,) how full heaps are.
    """
    room, count = best.shape[1], dots.shape[1]
    for row in range(dots.shape[0]):
        size, length = sizes[row], output_lengths[row]
        bar = best[row, 0] if size == room else 0.0
        least = np.float32(bar * length) * SLACK
        for start in range(0, count, BLOCK):
            stop = min(start + BLOCK, count)
            if stop - start == BLOCK and not any_above(dots[row, start:stop], inverses[start:stop], least):
                continue
            for i in range(start, stop):
                if dots[row, i] * inverses[i] > least:
                    similarity = np.float64(dots[row, i]) / (lengths[i] * length)
                    if similarity > bar:
                        size = add_one(similarity, first + i, size, best[row], works[row])
                        bar = best[row, 0] if size == room else 0.0
                        least = np.float32(bar * length) * SLACK
        sizes[row] = size


def nearest(embeddings: I1 | F4, outputs: I1 | F4, count: int, first: int = 0) -> tuple[F8, M8]:
    """The `count` works most similar to each output: cosines (m, count), falling, and works (m, count), ties by work.

    embeddings (n, d) and outputs (m, d), both int8 or both float32, may be memory-mapped; works are numbered from
    `first`. Only positive cosines count; where there are fewer, cosines end in 0 and works in -1.
    """
    if embeddings.dtype != np.int8:
        floats = embeddings.astype(np.float32, copy=False), outputs.astype(np.float32, copy=False)
        return in_order(*nearest_floats(*floats, count, first), count)
    return nearest_bytes(embeddings.astype(np.int8, copy=False), outputs.astype(np.int8, copy=False), count, first)


@kernel
def fill_tile(embeddings: I1, floats: F4, lengths: F8, inverses: F4) -> None:
    """A tile of works (n, d) as floats (n, d), with their norms (n,), 1 for zeros, and 1 / norm (n,)."""
    for row in range(embeddings.shape[0]):
        total = np.int32(0)
        for i in range(embeddings.shape[1]):
            entry = np.int32(embeddings[row, i])
            total += entry * entry
            floats[row, i] = np.float32(entry)
        lengths[row] = np.sqrt(np.float64(total)) if total > 0 else 1.0
        inverses[row] = np.float32(1.0 / lengths[row])


def works_a_tile(outputs: int) -> int:
    """How many works a tile has, so that its products stay near the processor."""
    return min(WORKS_A_TILE, max(ENTRIES_A_TILE // max(outputs, 1), LEAST_WORKS_A_TILE))


def nearest_bytes(embeddings: I1, outputs: I1, count: int, first: int) -> tuple[F8, M8]:
    """The same for whole numbers, by exact products of tiles."""
    kept, room = min(count, max(len(embeddings), 1)), works_a_tile(len(outputs))
    best, works = np.zeros((len(outputs), kept)), np.full((len(outputs), kept), NOBODY, dtype=np.int64)
    sizes, drawn = np.zeros(len(outputs), dtype=np.int64), outputs.astype(np.float32)
    output_lengths, buffer = divisors(norms(outputs)), np.empty(len(outputs) * room, dtype=np.float32)
    floats = np.empty((room, embeddings.shape[1]), dtype=np.float32)
    lengths, inverses = np.empty(room), np.empty(room, dtype=np.float32)
    for start in range(0, len(embeddings), room):
        tile = embeddings[start : start + room]
        size = len(tile)
        fill_tile(tile, floats, lengths, inverses)
        dots = buffer[: len(outputs) * size].reshape(len(outputs), size)
        np.matmul(drawn, floats[:size].T, out=dots)
        add_tile(dots, inverses[:size], lengths[:size], output_lengths, first + start, best, works, sizes)
    return in_order(best, works, count)


def in_order(cosines: F8, works: M8, count: int) -> tuple[F8, M8]:
    """The first `count` of lists (m, any) in the total order; entries with work -1 stand for nobody."""
    keys = np.where(works == NOBODY, np.iinfo(np.int64).max, works)
    order = np.lexsort((keys, -cosines), axis=1)[:, :count]
    return np.take_along_axis(cosines, order, axis=1), np.take_along_axis(works, order, axis=1)


def merged(lists: list[tuple[F8, M8]], count: int) -> tuple[F8, M8]:
    """The nearest works of several disjoint catalogues from the nearest of each, as if they were one."""
    return in_order(np.hstack([part for part, _ in lists]), np.hstack([part for _, part in lists]), count)
