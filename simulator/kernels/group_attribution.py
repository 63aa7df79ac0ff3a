"""What groups of works (studios, guilds, owners) are due for outputs, as players of one game.

A coalition of groups is worth the mean over outputs of (1/K) sum of the K largest u = max(cos, 0) among its works:
the Shapley royalty share of Wang et al. (2024), where a player is a copyright owner. Every group a single work gives
back KNN-Shapley. Exact from a table of all coalitions up to 20 groups, by drawn orders with standard errors above.
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from simulator.kernels.attribution import B1, checked_neighbours, checked_outputs, checked_permitted
from simulator.kernels.float_similarity import float_cosines
from simulator.kernels.group_nearest import I4, M8, add_table, add_worths, rank_outputs, select_tile
from simulator.kernels.sampled_semivalues import Estimate, sampled_semivalue
from simulator.kernels.semivalues import (
    MOST_PLAYERS,
    banzhaf_sizes,
    beta_sizes,
    checked_sizes,
    leave_one_out_sizes,
    semivalue,
    shapley_sizes,
)
from simulator.kernels.similarity import (
    F4,
    F8,
    by_dimension,
    checked_embeddings,
    checked_norms,
    divisors,
    norms,
)

Vectors = npt.NDArray[Any]  # int8 or float32

OUTPUTS_AT_ONCE = 64
HEAP_ENTRIES = 1 << 22  # of some outputs' heaps: 64 MB
WORKS_A_TILE = 1 << 13

GROUP_METHODS = ("group_shapley", "banzhaf", "beta_shapley", "semivalue", "leave_one_out")


class Nearest(NamedTuple):
    """For each output the similarities of each group's nearest works, merged and falling, and whose they are."""

    ranked: F8  # (outputs, groups x neighbours)
    owners: I4
    found: M8  # (outputs,) how many of a row count
    groups: int
    neighbours: int

    def table(self) -> F8:
        """The worth of every coalition by bit mask: (2**groups,)."""
        worths = np.zeros(1 << self.groups)
        add_table(self.ranked, self.owners, self.found, self.neighbours, 1.0 / max(len(self.found), 1), worths)
        return worths

    def worth(self, members: B1) -> F8:
        """Worths (c,) of coalitions (c, groups)."""
        worths, share = np.zeros(len(members)), 1.0 / max(len(self.found), 1)
        chosen = np.ascontiguousarray(members, dtype=np.float64)
        add_worths(self.ranked, self.owners, self.found, self.neighbours, share, chosen, worths)
        return worths


def nearest_by_group(
    embeddings: Vectors, norms_: F8, permitted: B1, groups: npt.ArrayLike, outputs: Vectors, neighbours: int
) -> Nearest:
    """The nearest works of each group; groups (works,) are whole numbers from 0, embeddings int8 or float32.

    Works are streamed tile by tile and may be memory-mapped; norms_ (works,) count for int8 alone. Raises ValueError
    as `attribute` does, and for a group that is negative or not a whole number.
    """
    is_whole = np.asarray(embeddings).dtype != np.float32  # so that other types are refused as `attribute` refuses
    works: Vectors = checked_embeddings(embeddings, "works") if is_whole else checked_floats(embeddings, "works")
    allowed = checked_permitted(permitted, len(works))
    lengths = divisors(checked_norms(norms_, works)) if is_whole else np.ones(len(works))
    drawn: Vectors = checked_outputs(outputs, works.shape[1]) if is_whole else checked_floats(outputs, "outputs")
    if drawn.shape[1] != works.shape[1]:
        raise ValueError(f"outputs have {drawn.shape[1]} dimensions and works {works.shape[1]}")
    room, (owners, count) = checked_neighbours(neighbours), checked_groups(groups, len(works))
    own = slice(None) if allowed.all() else allowed
    room = min(room, max(int(np.bincount(owners[own], minlength=count).max(initial=0)), 1))
    shape = len(drawn), count * room
    ranked, whose, found = np.zeros(shape), np.zeros(shape, np.int32), np.zeros(len(drawn), np.int64)
    step = max(min(HEAP_ENTRIES // (count * room), OUTPUTS_AT_ONCE), 1)
    for first in range(0, len(drawn), step):
        rows = slice(first, first + step)
        best, sizes = by_groups(works[own], lengths[own], owners[own], drawn[rows], count, room)
        rank_outputs(best, sizes, ranked[rows], whose[rows], found[rows])
    return Nearest(ranked, whose, found, count, checked_neighbours(neighbours))


def by_groups(works: Vectors, lengths: F8, owners: I4, outputs: Vectors, count: int, room: int) -> tuple[F8, M8]:
    """Similarities (outputs, groups, K) of each group's nearest works, in no order, and how many there are."""
    best, sizes = np.zeros((len(outputs), count, room)), np.zeros((len(outputs), count), np.int64)
    held = np.zeros(best.shape, np.int64)
    is_whole = works.dtype == np.int8
    output_lengths = divisors(norms(outputs)) if is_whole else np.ones(len(outputs))
    for first in range(0, len(works), WORKS_A_TILE):
        tile = slice(first, first + WORKS_A_TILE)
        dots: Vectors = (
            outputs.astype(np.float32) @ by_dimension(works[tile]) if is_whole else float_cosines(works[tile], outputs)
        )
        select_tile(dots, lengths[tile], output_lengths, owners[tile], first, best, held, sizes)
    return best, sizes


def checked_floats(embeddings: npt.ArrayLike, what: str) -> F4:
    """Embeddings (n, d) float32, all finite; ValueError names the first row that is not."""
    array = np.asarray(embeddings)
    if array.ndim != 2 or array.dtype != np.float32:
        raise ValueError(f"{what}: embeddings must be float32 (n, d), not {array.dtype} {array.shape}")
    for first in range(0, len(array), WORKS_A_TILE):
        wrong = ~np.isfinite(array[first : first + WORKS_A_TILE]).all(axis=1)
        if wrong.any():
            raise ValueError(f"{what}: row {first + int(np.argmax(wrong))} is not finite")
    return array


def checked_groups(groups: npt.ArrayLike, works: int) -> tuple[I4, int]:
    """Groups (works,) as int32 and their number; ValueError names the first work with a bad one."""
    given = np.asarray(groups)
    if given.shape != (works,) or given.dtype.kind not in "iu":
        raise ValueError(f"groups must be whole numbers ({works},), not {given.dtype} {given.shape}")
    if given.size == 0:
        raise ValueError("there are no groups: the catalogue is empty")
    if given.min() < 0:
        raise ValueError(f"work {int(np.argmin(given))} is in group {given.min()}; groups count from 0")
    return given.astype(np.int32), int(given.max()) + 1


def sizes_of(method: str, groups: int, alpha: float, beta: float, sizes: npt.ArrayLike | None) -> F8:
    """The sizes of coalitions that a method draws: (groups,). ValueError for an unknown method."""
    if method == "semivalue":
        if sizes is None:
            raise ValueError("semivalue needs the probabilities of the sizes of coalitions")
        return checked_sizes(sizes, groups)
    plain = {"group_shapley": shapley_sizes, "banzhaf": banzhaf_sizes, "leave_one_out": leave_one_out_sizes}
    if method in plain:
        return plain[method](groups)
    if method == "beta_shapley":
        return beta_sizes(groups, alpha, beta)
    raise ValueError(f"method {method!r} is not one of {', '.join(GROUP_METHODS)}")


def group_values(
    nearest: Nearest,
    method: str = "group_shapley",
    *,
    alpha: float = 1.0,
    beta: float = 1.0,
    sizes: npt.ArrayLike | None = None,
    orders: int = 1000,
    key: int = 0,
    seed: int = 0,
) -> Estimate:
    """Values (groups,) with standard errors: exact, with errors 0, up to 20 groups; else by `orders` drawn orders.

    group_shapley sums to the worth of all groups; the others need not. leave_one_out is exact for any number.
    """
    count = nearest.groups
    chances = sizes_of(method, count, alpha, beta, sizes)
    if method == "leave_one_out":
        without = ~np.eye(count, dtype=np.bool_)
        values = nearest.worth(np.ones((1, count), np.bool_))[0] - nearest.worth(without)
        return Estimate(values, np.zeros(count), 0)
    if count <= MOST_PLAYERS:
        return Estimate(semivalue(nearest.table(), chances), np.zeros(count), 0)
    return sampled_semivalue(nearest.worth, chances, count, orders, key, seed)


def group_shares(estimate: Estimate) -> tuple[F8, float]:
    """Values as weights (groups,) that with the undistributed part sum to 1; nothing is paid where all are zero."""
    largest = float(estimate.values.max(initial=0.0))
    if largest <= 0.0:
        return np.zeros_like(estimate.values), 1.0
    paid = np.maximum(estimate.values, 0.0) / largest
    return paid / paid.sum(), 0.0
