"""Cosine similarity of whole-number embeddings: the same bits on every processor.

Embeddings are whole numbers in -127 to 127, so that every product and sum of a dot product is a whole number below
2**24 and exact in float32, in whatever order a matrix product adds it. Norms come from integers as well.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.inlined import inlined

F4 = npt.NDArray[np.float32]
F8 = npt.NDArray[np.float64]
I1 = npt.NDArray[np.int8]

LARGEST_ENTRY = 127
MOST_DIMENSIONS = 1040  # 1040 x 127 x 127 < 2**24, the whole numbers that float32 holds
ROWS_AT_ONCE = 64  # outputs a tile: amortises reading the works
ENTRIES_AT_ONCE = 12 << 20  # of a tile: 48 MB of float32, so that a tile of a million works has 12 outputs
WORKS_AT_ONCE = 1 << 18  # works that are held as float32 all at once; more are converted block by block for each tile
WORKS_A_BLOCK = 1 << 15
NORM_TOLERANCE = 1e-9


def checked_embeddings(embeddings: npt.ArrayLike, what: str) -> I1:
    """Embeddings (n, d) as int8; ValueError names `what` and the row that is wrong."""
    array = np.asarray(embeddings)
    if array.ndim != 2:
        raise ValueError(f"{what}: embeddings must have the shape (n, d), not {array.shape}")
    if array.dtype != np.int8:
        raise ValueError(f"{what}: embeddings must be int8, not {array.dtype}{not_finite(array)}")
    if not 1 <= array.shape[1] <= MOST_DIMENSIONS:
        raise ValueError(f"{what}: {array.shape[1]} dimensions; there must be 1 to {MOST_DIMENSIONS}")
    if array.size and array.min() < -LARGEST_ENTRY:
        row = int(np.argmin(array.min(axis=1)))
        raise ValueError(f"{what}: row {row} holds -128; entries lie in -127 to 127")
    return np.ascontiguousarray(array)


def not_finite(array: npt.NDArray[np.generic]) -> str:
    """The first row of (n, d) that holds a NaN or an infinity, in words; empty where there is none."""
    if not np.issubdtype(array.dtype, np.floating):
        return ""
    bad = np.flatnonzero(~np.isfinite(array.astype(np.float64)).all(axis=1))
    return f"; row {bad[0]} is not finite" if bad.size else ""


@kernel
def fill_norms(embeddings: I1, lengths: F8) -> None:
    """Roots (n,) of the sums of squares of embeddings (n, d), which 32 bits hold."""
    for row in range(embeddings.shape[0]):
        total = np.int32(0)
        for i in range(embeddings.shape[1]):
            entry = np.int32(embeddings[row, i])
            total += entry * entry
        lengths[row] = np.sqrt(np.float64(total))


def norms(embeddings: I1) -> F8:
    """Euclidean norms (n,) of embeddings (n, d), the roots of exact integers."""
    lengths = np.empty(len(embeddings))
    fill_norms(embeddings, lengths)
    return lengths


def checked_norms(claimed: npt.ArrayLike, embeddings: I1) -> F8:
    """Norms (n,) that a caller keeps; ValueError names the first work whose norm is not its embedding's."""
    given, exact = np.asarray(claimed, dtype=np.float64), norms(embeddings)
    if given.shape != exact.shape:
        raise ValueError(f"norms must have the shape {exact.shape}, one a work, not {given.shape}")
    wrong = ~(np.abs(given - exact) <= NORM_TOLERANCE * exact)
    if wrong.any():
        row = int(np.argmax(wrong))
        raise ValueError(f"the norm of work {row} is {given[row]:g}; its embedding's is {exact[row]:g}")
    return exact


def cosines(embeddings: I1, work_norms: F8, output: I1) -> F8:
    """Cosines (n,) of each work (n, d) with one output (d,); 0 where either is the zero vector."""
    similarities = np.empty(len(embeddings))
    dots = embeddings.astype(np.float32) @ output.astype(np.float32)
    fill_cosines(dots, divisors(work_norms), divisors(norms(output[np.newaxis]))[0], similarities)
    return similarities


def divisors(lengths: F8) -> F8:
    """Norms to divide by: 1 for the zero vector, whose dot products are 0 anyway."""
    return np.where(lengths > 0.0, lengths, 1.0)


@inlined
def fill_cosines(dots: F4, lengths: F8, output_length: float, similarities: F8) -> None:
    """Cosines (n,) of exact dot products (n,); lengths are `divisors`."""
    for work in range(dots.size):
        similarities[work] = np.float64(dots[work]) / (lengths[work] * output_length)


def dot_tiles(embeddings: I1, outputs: I1) -> Iterator[tuple[slice, F4]]:
    """Exact dot products in tiles: the outputs' rows, and (rows, works) in a buffer that the next tile reuses.

    Works stand by dimension, (d, works): a product of few rows is then nearly twice as fast.
    """
    count, drawn = len(embeddings), outputs.astype(np.float32)
    held = by_dimension(embeddings) if count <= WORKS_AT_ONCE else None
    room = min(max(ENTRIES_AT_ONCE // max(count, 1), 1), ROWS_AT_ONCE, max(len(outputs), 1))
    buffer, block = np.empty((room, count), dtype=np.float32), WORKS_A_BLOCK if held is None else max(count, 1)
    for first in range(0, len(outputs), room):
        rows = slice(first, min(first + room, len(outputs)))
        dots = buffer[: rows.stop - first]
        for start in range(0, count, block):
            part = slice(start, min(start + block, count))
            np.matmul(drawn[rows], by_dimension(embeddings[part]) if held is None else held, out=dots[:, part])
        yield rows, dots


@kernel
def fill_columns(embeddings: I1, columns: F4) -> None:
    """Embeddings (n, d) as columns (d, n), in blocks of rows that stay in the nearest cache."""
    for first in range(0, embeddings.shape[0], ROWS_AT_ONCE):
        last = min(first + ROWS_AT_ONCE, embeddings.shape[0])
        for i in range(embeddings.shape[1]):
            for row in range(first, last):
                columns[i, row] = embeddings[row, i]


def by_dimension(embeddings: I1) -> F4:
    """Embeddings (n, d) as columns (d, n) of float32."""
    columns = np.empty(embeddings.shape[::-1], dtype=np.float32)
    fill_columns(embeddings, columns)
    return columns
