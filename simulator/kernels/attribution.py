"""To which works is the revenue of these outputs due? One entry to every allocation key."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from simulator.kernels.knn_shapley import add_knn_shapley
from simulator.kernels.similarity import (
    F4,
    F8,
    I1,
    checked_embeddings,
    checked_norms,
    divisors,
    dot_tiles,
    norms,
)
from simulator.kernels.top_k import add_top_k

B1 = npt.NDArray[np.bool_]
Weights = tuple[F8, float]
AddTile = Callable[[F4, F8, F8, int, float, F8], int]

NEIGHBOUR_METHODS: dict[str, AddTile] = {"knn_shapley": add_knn_shapley, "cosine_topk": add_top_k}
METHODS = (*NEIGHBOUR_METHODS, "equal_per_work", "usage")


def attribute(
    embeddings: I1,
    norms: F8,
    permitted: B1,
    outputs: I1,
    method: str,
    neighbours: int,
    usage: F8,
) -> Weights:
    """Weights (works,) of one unit of revenue spread evenly over outputs, and what found no work.

    embeddings (works, d) int8 with norms (works,), outputs (m, d) int8, permitted (works,) the works that were
    trained on, usage (works,) any measure of use. Each output hands out 1/m:

    - knn_shapley: by exact Shapley values of the `neighbours` nearest, u = max(cos, 0) (see knn_shapley);
    - cosine_topk: over the `neighbours` nearest, in proportion to u;
    - equal_per_work, usage: the same for every permitted work, or in proportion to its usage; outputs play no part.

    Weights are not negative and with the undistributed part sum to 1. Undistributed is what belongs to outputs
    without any similar work, and everything when there is no output, no permitted work or no usage. Ties go by
    work. Raises ValueError for anything of the wrong type or shape, an empty catalogue, NaN, a negative usage,
    norms that are not the embeddings', fewer than one neighbour, or an unknown method.
    """
    works = checked_embeddings(embeddings, "works")
    if len(works) == 0:
        raise ValueError("the catalogue is empty: there is no work to attribute anything to")
    allowed = checked_permitted(permitted, len(works))
    if method in NEIGHBOUR_METHODS:
        lengths, drawn = checked_norms(norms, works), checked_outputs(outputs, works.shape[1])
        own = slice(None) if allowed.all() else allowed  # no copy of a catalogue that is permitted whole
        found, undistributed = by_neighbours(
            works[own], divisors(lengths)[own], drawn, NEIGHBOUR_METHODS[method], checked_neighbours(neighbours)
        )
    elif method == "equal_per_work":
        found, undistributed = in_proportion(np.ones(int(allowed.sum())))
    elif method == "usage":
        found, undistributed = in_proportion(checked_usage(usage, len(works))[allowed])
    else:
        raise ValueError(f"method {method!r} is not one of {', '.join(METHODS)}")
    weights = np.zeros(len(works))
    weights[allowed] = found
    return weights, undistributed


def by_neighbours(works: I1, lengths: F8, outputs: I1, add_tile: AddTile, neighbours: int) -> Weights:
    """Weights (works,) from the similarity of each output, tile by tile in the order of the outputs."""
    weights, count = np.zeros(len(works)), len(outputs)
    if count == 0 or len(works) == 0:
        return weights, 1.0
    empty, output_lengths = 0, divisors(norms(outputs))
    for rows, dots in dot_tiles(works, outputs):
        empty += add_tile(dots, lengths, output_lengths[rows], neighbours, 1.0 / count, weights)
    return weights, empty / count


def in_proportion(keys: F8) -> Weights:
    """Weights (works,) in proportion to keys (works,); nothing is distributed when these are all zero."""
    largest = keys.max(initial=0.0)
    if largest == 0.0:
        return keys, 1.0
    scaled = keys / largest  # so that the sum of huge keys is finite
    return scaled / scaled.sum(), 0.0


def checked_permitted(permitted: npt.ArrayLike, works: int) -> B1:
    """Permissions (works,) as booleans; ValueError for anything else, since 0.3 is no permission."""
    array = np.asarray(permitted)
    if array.dtype != np.bool_ or array.shape != (works,):
        raise ValueError(f"permitted must be boolean ({works},), not {array.dtype} {array.shape}")
    return array


def checked_outputs(outputs: npt.ArrayLike, dimensions: int) -> I1:
    """Outputs (m, d) as int8 of the works' dimensions."""
    array = checked_embeddings(outputs, "outputs")
    if array.shape[1] != dimensions:
        raise ValueError(f"outputs have {array.shape[1]} dimensions and works {dimensions}")
    return array


def checked_neighbours(neighbours: int) -> int:
    """A whole number of neighbours, at least one; it may exceed the number of works."""
    if int(neighbours) != neighbours or neighbours < 1:
        raise ValueError(f"neighbours is {neighbours}; it must be a whole number of at least 1")
    return int(neighbours)


def checked_usage(usage: npt.ArrayLike, works: int) -> F8:
    """Usage (works,), finite and not negative; ValueError names the work."""
    array = np.asarray(usage, dtype=np.float64)
    if array.shape != (works,):
        raise ValueError(f"usage must have the shape ({works},), not {array.shape}")
    wrong = ~(np.isfinite(array) & (array >= 0.0))
    if wrong.any():
        row = int(np.argmax(wrong))
        raise ValueError(f"the usage of work {row} is {array[row]}; it must be finite and not negative")
    return array
