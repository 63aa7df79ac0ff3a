"""KNN-Shapley with labels: a work is worth something to an output when it is near and of the same label.

The game of one output: v(S) = (1/K) x how many of the K works of S nearest to it (all of S, where it has fewer) carry
its label. With works ranked by cosine from the nearest, ties by work, m_r = 1 for its label and 0 otherwise,

    s_r = s_(r+1) + (m_r - m_(r+1)) / max(K, r),    s_(N+1) = m_(N+1) = 0.

Jia et al. (2019), theorem 1, with the start mended for K > N. Values may be negative: they value data and do not pay
for it. Truncated to the nearest T = max(K, ceil(1/eps)) works, the rest get 0 and no value is off by more than eps.
"""

import math

import numpy as np
import numpy.typing as npt

from simulator.kernels.attribution import B1, checked_neighbours, checked_outputs, checked_permitted
from simulator.kernels.compile import kernel
from simulator.kernels.similar_order import BUCKETS, LAST_STEP, STEPS, U4, U8, key_type, sort_similar
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

M8 = npt.NDArray[np.int64]


@kernel
def fill_backwards(
    dots: F4, lengths: F8, output_length: float, labels: M8, wanted: int, similarities: F8, steps: U4, matches: B1
) -> None:
    """From the last work to the first (n,): cosines, the same in whole steps of (cos + 1) / 2, who has the label."""
    last = dots.size - 1
    for i in range(dots.size):
        similarity = np.float64(dots[last - i]) / (lengths[last - i] * output_length)
        similarities[i] = similarity
        steps[i] = np.uint32(min(np.int32((similarity + 1.0) * (STEPS // 2)), LAST_STEP))
        matches[i] = labels[last - i] == wanted


@kernel
def add_matches(order: U4, matches: B1, kept: int, neighbours: int, share: float, values: F8) -> None:
    """Add share x Shapley values of one output to values (n,); order (n,) counts works from the last."""
    works, value, farther = order.size, 0.0, 0.0
    for i in range(max(works - kept, 0), works):
        match = 1.0 if matches[order[i]] else 0.0
        value += (match - farther) / max(neighbours, works - i)
        farther = match
        values[works - 1 - np.int64(order[i])] += value * share


@kernel
def add_label_values(
    dots: F4,
    lengths: F8,
    output_lengths: F8,
    labels: M8,
    wanted: M8,
    neighbours: int,
    kept: int,
    share: float,
    values: F8,
    keys: U4 | U8,
) -> None:
    """Add share x Shapley values of a tile of outputs with labels wanted (outputs,) to values (works,).

    Only the `kept` nearest count. Scratch: keys (works,) of `key_type`.
    """
    works = dots.shape[1]
    similarities, ranked, matches = np.empty(works), np.empty(works), np.empty(works, dtype=np.bool_)
    steps, digits = np.empty(works, dtype=np.uint32), np.empty((2, BUCKETS), dtype=np.uint32)
    for row in range(dots.shape[0]):
        fill_backwards(dots[row], lengths, output_lengths[row], labels, wanted[row], similarities, steps, matches)
        sort_similar(steps, works, similarities, keys, digits, ranked)
        add_matches(steps, matches, kept, neighbours, share, values)


def label_knn_shapley(
    embeddings: I1,
    norms_: F8,
    permitted: B1,
    labels: npt.ArrayLike,
    outputs: I1,
    output_labels: npt.ArrayLike,
    neighbours: int,
    eps: float = 0.0,
) -> F8:
    """Mean over outputs of the Shapley values (works,) of labelled works; works that are not permitted get 0.

    labels (works,) and output_labels (m,) are whole numbers. eps = 0 is exact; above it, values are truncated with an
    error of at most eps each. They sum to the share of outputs' K nearest with their label only when exact. Raises
    ValueError as `attribute` does, for labels of another shape or type, no output, and eps outside 0 to 1.
    """
    works = checked_embeddings(embeddings, "works")
    allowed, lengths = checked_permitted(permitted, len(works)), divisors(checked_norms(norms_, works))
    drawn, values = checked_outputs(outputs, works.shape[1]), np.zeros(len(works))
    own, wanted = checked_labels(labels, len(works)), checked_labels(output_labels, len(drawn))
    if len(drawn) == 0:
        raise ValueError("there are no outputs to value works by")
    nearest, count = checked_neighbours(neighbours), int(allowed.sum())
    kept, share, found = truncation(nearest, eps, count), 1.0 / len(drawn), np.zeros(count)
    keys: npt.NDArray[np.unsignedinteger] = np.empty(count, dtype=key_type(count))
    own, lengths = own[allowed], lengths[allowed]
    for rows, dots in dot_tiles(works[allowed], drawn):
        output_lengths = divisors(norms(drawn[rows]))
        add_label_values(dots, lengths, output_lengths, own, wanted[rows], nearest, kept, share, found, keys)
    values[allowed] = found
    return values


def truncation(neighbours: int, eps: float, works: int) -> int:
    """How many of the nearest works count: max(K, ceil(1/eps)), or all for eps = 0; ValueError outside 0 to 1."""
    if not 0.0 <= eps <= 1.0:
        raise ValueError(f"eps is {eps}; an error of a share lies in 0 to 1")
    return works if eps == 0.0 else min(max(neighbours, math.ceil(1.0 / eps)), works)


def checked_labels(labels: npt.ArrayLike, count: int) -> M8:
    """Labels (count,) as whole numbers; ValueError for anything else."""
    given = np.asarray(labels)
    if given.shape != (count,) or (given.size and given.dtype.kind not in "iu"):
        raise ValueError(f"labels must be whole numbers ({count},), not {given.dtype} {given.shape}")
    return given.astype(np.int64)
