"""The K works nearest to each output for float embeddings: rough cosines find candidates, exact ones decide.

Rough cosines are a float32 product of unit vectors, off by at most (d + 8) 2**-23 whatever its order (Higham
2002, section 3.1, with room for rounding the vectors). Whatever may beat the worst of the K best gets its cosine in
float64 by `float_similarity`'s order of sums, so that the result is as if all had got it: alone, in a batch or tile.
"""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.float_similarity import by_dimension, fill_lengths
from simulator.kernels.nearest_heap import M8, NOBODY, add_one
from simulator.kernels.similarity import F4, F8

WORKS_A_TILE = 512
ROUNDING = 2.0**-23
SPARE_TERMS = 8


@kernel
def exact_cosine(work: F4, output: F4, length: float, output_length: float) -> float:
    """The cosine of two vectors (d,), dimension by dimension."""
    total = 0.0
    for i in range(work.size):
        total += np.float64(work[i]) * np.float64(output[i])
    return total / (length * output_length)


@kernel
def add_candidates(
    rough: F4,
    tile: F4,
    lengths: F8,
    outputs: F4,
    output_lengths: F8,
    slack: float,
    first: int,
    best: F8,
    works: M8,
    sizes: M8,
) -> None:
    """Let works first, first + 1, ... of a tile (n, d) with rough cosines (outputs, n) into heaps (outputs, K)."""
    room = best.shape[1]
    for row in range(rough.shape[0]):
        size = sizes[row]
        bar = best[row, 0] if size == room else 0.0
        least = np.float32(bar - slack)
        for i in range(rough.shape[1]):
            if rough[row, i] > least:
                similarity = exact_cosine(tile[i], outputs[row], lengths[i], output_lengths[row])
                if similarity > bar:
                    size = add_one(similarity, first + i, size, best[row], works[row])
                    bar = best[row, 0] if size == room else 0.0
                    least = np.float32(bar - slack)
        sizes[row] = size


def nearest_floats(embeddings: F4, outputs: F4, count: int, first: int) -> tuple[F8, M8]:
    """Cosines (m, K) and works (m, K) of the K = min(count, n) nearest, in no order; float32 and finite."""
    kept, drawn = min(count, max(len(embeddings), 1)), np.ascontiguousarray(outputs)
    best, works = np.zeros((len(drawn), kept)), np.full((len(drawn), kept), NOBODY, dtype=np.int64)
    sizes, slack = np.zeros(len(drawn), dtype=np.int64), (drawn.shape[1] + SPARE_TERMS) * ROUNDING
    output_lengths, pointing = lengths_of(drawn), unit(drawn)
    for start in range(0, len(embeddings), WORKS_A_TILE):
        tile = np.ascontiguousarray(embeddings[start : start + WORKS_A_TILE])
        rough = pointing @ unit(tile).T
        place = first + start
        add_candidates(rough, tile, lengths_of(tile), drawn, output_lengths, slack, place, best, works, sizes)
    return best, works


def lengths_of(vectors: F4) -> F8:
    """Lengths (n,) as `float_similarity` has them."""
    lengths = np.empty(len(vectors))
    fill_lengths(by_dimension(vectors), lengths)
    return lengths


def unit(vectors: F4) -> npt.NDArray[np.float32]:
    """Vectors (n, d) of length 1 in float32, rounded from float64; zeros stay zeros."""
    wide = vectors.astype(np.float64)
    return np.asarray((wide / lengths_of(vectors)[:, np.newaxis]).astype(np.float32))
