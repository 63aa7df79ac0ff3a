"""Cosines of float embeddings that a user brings: float64 sums in a fixed order, the same alone or in a batch.

A matrix product of floats adds in an order that depends on the shapes and on the processor, so that a work's place
among its equals would too. Here each cosine is one sum over the dimensions, first to last; works fill the lanes of
the processor. It costs about ten times an exact product of whole numbers.
"""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.similarity import F8

F4 = npt.NDArray[np.float32]

WORKS_A_TILE = 2048


@kernel
def fill_dots(columns: F8, output: F8, dots: F8) -> None:
    """Dot products (n,) of works by dimension, columns (d, n), with one output (d,)."""
    dots[:] = 0.0
    for dimension in range(output.size):
        factor = output[dimension]
        for work in range(dots.size):
            dots[work] += columns[dimension, work] * factor


@kernel
def fill_lengths(columns: F8, lengths: F8) -> None:
    """Lengths (n,) of works by dimension, columns (d, n); 1 for a vector of zeros, whose products are 0 anyway."""
    lengths[:] = 0.0
    for dimension in range(columns.shape[0]):
        for work in range(lengths.size):
            lengths[work] += columns[dimension, work] * columns[dimension, work]
    for work in range(lengths.size):
        lengths[work] = np.sqrt(lengths[work]) if lengths[work] > 0.0 else 1.0


@kernel
def fill_tile(columns: F8, lengths: F8, outputs: F8, output_lengths: F8, similarities: F8) -> None:
    """Cosines (m, n) of works by dimension with outputs (m, d)."""
    for row in range(outputs.shape[0]):
        fill_dots(columns, outputs[row], similarities[row])
        for work in range(lengths.size):
            similarities[row, work] /= lengths[work] * output_lengths[row]


def by_dimension(embeddings: npt.NDArray[np.floating]) -> F8:
    """Embeddings (n, d) as columns (d, n) float64."""
    return np.ascontiguousarray(embeddings.T, dtype=np.float64)


def float_cosines(embeddings: npt.NDArray[np.floating], outputs: npt.NDArray[np.floating]) -> F8:
    """Cosines (m, n) of embeddings (n, d) with outputs (m, d), finite; 0 for vectors of zeros."""
    similarities, drawn = np.empty((len(outputs), len(embeddings))), np.ascontiguousarray(outputs, dtype=np.float64)
    output_lengths = np.empty(len(outputs))
    fill_lengths(by_dimension(outputs), output_lengths)
    for first in range(0, len(embeddings), WORKS_A_TILE):
        columns = by_dimension(embeddings[first : first + WORKS_A_TILE])
        lengths, tile = np.empty(columns.shape[1]), np.empty((len(outputs), columns.shape[1]))
        fill_lengths(columns, lengths)
        fill_tile(columns, lengths, drawn, output_lengths, tile)
        similarities[:, first : first + WORKS_A_TILE] = tile
    return similarities


def float_dots(features: npt.NDArray[np.floating], directions: F8) -> F8:
    """Dot products (m, n) of features (n, p) with directions (m, p), summed in a fixed order."""
    dots = np.empty((len(directions), len(features)))
    for first in range(0, len(features), WORKS_A_TILE):
        columns = by_dimension(features[first : first + WORKS_A_TILE])
        tile = np.empty((len(directions), columns.shape[1]))
        for row, direction in enumerate(directions):
            fill_dots(columns, direction, tile[row])
        dots[:, first : first + WORKS_A_TILE] = tile
    return dots
