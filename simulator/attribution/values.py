"""What every work is worth to one output after another, as shares that sum to 1: exact, over all works at once."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from simulator.attribution.prepared import Array, Prepared
from simulator.kernels.float_similarity import float_cosines, float_dots
from simulator.kernels.knn_shapley import add_knn_shapley
from simulator.kernels.label_knn import add_label_values
from simulator.kernels.similar_order import key_type
from simulator.kernels.similarity import divisors, norms

F8 = npt.NDArray[np.float64]

WORKS_AT_ONCE = 1 << 15
OUTPUTS_AT_ONCE = 8  # of gradients: scores of eight outputs need as much memory as an exact ranking of one


def values_by_output(prepared: Prepared, rows: slice) -> Iterator[F8]:
    """For each output of a chunk its works' shares (works,); zeros where no work has a value above 0."""
    plan = prepared.plan()
    if plan["gradients"]:
        return gradient_shares(prepared, rows, plan["gradients"])
    if plan["utility"] == "label":
        return label_shares(prepared, rows, plan["neighbours"], plan["kept"])
    return similarity_values(prepared, rows, plan["neighbours"])


def similarity_values(prepared: Prepared, rows: slice, neighbours: int) -> Iterator[F8]:
    """Exact KNN-Shapley of max(cos, 0)."""
    works = prepared.array("embeddings")
    lengths = lengths_of(works)
    for output in prepared.array("outputs")[rows]:
        values = np.zeros(len(works))
        add_knn_shapley(products(works, output), lengths, lengths_of(output[np.newaxis]), neighbours, 1.0, values)
        yield values


def label_shares(prepared: Prepared, rows: slice, neighbours: int, kept: int) -> Iterator[F8]:
    """KNN-Shapley of labels: works with the output's label share it by their values; those of others are below 0."""
    works = prepared.array("embeddings")
    labels, lengths = prepared.array("labels")[prepared.array("competing")], lengths_of(works)
    keys = np.empty(len(works), dtype=key_type(len(works)))
    wanted = prepared.array("output_labels")[rows]
    for row, output in enumerate(prepared.array("outputs")[rows]):
        values, own = np.zeros(len(works)), lengths_of(output[np.newaxis])
        dots = products(works, output)
        add_label_values(dots, lengths, own, labels, wanted[row : row + 1], neighbours, kept, 1.0, values, keys)
        yield positive_shares(values)


def gradient_shares(prepared: Prepared, rows: slice, method: str) -> Iterator[F8]:
    """Works share an output by the part of their gradient that points its way."""
    works, directions = prepared.array("embeddings"), prepared.array("directions")[rows]
    score = float_cosines if method == "grad_cos" else float_dots
    for first in range(0, len(directions), OUTPUTS_AT_ONCE):
        for scores in score(works, directions[first : first + OUTPUTS_AT_ONCE]):
            yield positive_shares(scores)


def positive_shares(scores: F8) -> F8:
    """Positive scores (works,) in proportion; zeros where none is positive."""
    largest = float(scores.max(initial=0.0))
    if largest == 0.0:
        return np.zeros_like(scores)
    scaled = np.maximum(scores, 0.0) / largest  # so that the sum of huge scores is finite
    return np.asarray(scaled / scaled.sum())


def lengths_of(vectors: Array) -> F8:
    """What products are divided by (n,): norms of whole numbers; 1 for floats, whose products are cosines already."""
    return divisors(norms(vectors)) if vectors.dtype == np.int8 else np.ones(len(vectors))


def products(works: Array, output: Array) -> Array:
    """Exact products of whole numbers, or cosines of floats, (1, works) of one output (d,), block by block."""
    is_whole, one = works.dtype == np.int8, output[np.newaxis]
    found = np.empty((1, len(works)), dtype=np.float32 if is_whole else np.float64)
    for first in range(0, len(works), WORKS_AT_ONCE):
        block = works[first : first + WORKS_AT_ONCE]
        tile = one.astype(np.float32) @ block.astype(np.float32).T if is_whole else float_cosines(block, one)
        found[:, first : first + WORKS_AT_ONCE] = tile
    return found
