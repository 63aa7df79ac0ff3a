"""Each group's K works nearest to an output: all that the worth of a coalition of groups can depend on."""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.similarity import F4, F8, fill_cosines
from simulator.kernels.top_k import sink

M8 = npt.NDArray[np.int64]
I4 = npt.NDArray[np.int32]


@kernel
def select_by_group(similarities: F8, groups: I4, best: F8, works: M8, sizes: M8) -> None:
    """The largest positive similarities (n,) of each group: best (g, K), works (g, K), sizes (g,).

    groups (n,) in 0 to g - 1. Entries stand in the order of a heap; the total order is that of `select_top`.
    """
    room = best.shape[1]
    sizes[:] = 0
    for work in range(similarities.size):
        similarity, group = similarities[work], groups[work]
        size = sizes[group]
        if similarity > 0.0 and size < room:
            best[group, size], works[group, size] = similarity, work
            sizes[group] = size + 1
            if size + 1 == room:
                for place in range(room // 2 - 1, -1, -1):
                    sink(best[group], works[group], room, place, best[group, place], works[group, place])
        elif similarity > 0.0 and similarity > best[group, 0]:
            sink(best[group], works[group], room, 0, similarity, work)


@kernel
def rank_groups(best: F8, sizes: M8, ranked: F8, owners: I4) -> int:
    """Merge the groups' lists: ranked (g K,) falling and the group of each, owners (g K,); how many there are."""
    found = 0
    for group in range(sizes.size):
        for i in range(sizes[group]):
            ranked[found], owners[found] = best[group, i], group
            found += 1
    order = np.argsort(-ranked[:found], kind="mergesort")
    ranked[:found] = ranked[:found][order]
    owners[:found] = owners[:found][order]
    return found


@kernel
def rank_tile(
    dots: F4,
    lengths: F8,
    output_lengths: F8,
    groups: I4,
    count: int,
    neighbours: int,
    ranked: F8,
    owners: I4,
    found: M8,
) -> None:
    """Merged lists of a tile of outputs, dots (outputs, works): ranked and owners (outputs, g K), found (outputs,)."""
    similarities = np.empty(dots.shape[1])
    best, works = np.empty((count, neighbours)), np.empty((count, neighbours), dtype=np.int64)
    sizes = np.empty(count, dtype=np.int64)
    for row in range(dots.shape[0]):
        fill_cosines(dots[row], lengths, output_lengths[row], similarities)
        select_by_group(similarities, groups, best, works, sizes)
        found[row] = rank_groups(best, sizes, ranked[row], owners[row])


@kernel
def add_table(ranked: F8, owners: I4, found: M8, neighbours: int, share: float, table: F8) -> None:
    """Add to table (2**g,) what each coalition of groups is worth for these outputs, K nearest of their works."""
    for row in range(found.size):
        for coalition in range(1, table.size):
            left, worth = neighbours, 0.0
            for i in range(found[row]):
                if (coalition >> owners[row, i]) & 1 == 1:
                    worth += ranked[row, i]
                    left -= 1
                    if left == 0:
                        break
            table[coalition] += share * worth / neighbours


@kernel
def add_worths(ranked: F8, owners: I4, found: M8, neighbours: int, share: float, members: F8, worths: F8) -> None:
    """Add the same to worths (c,) of coalitions given as members (c, g), 1 or 0."""
    for coalition in range(worths.size):
        total = 0.0
        for row in range(found.size):
            left, worth = neighbours, 0.0
            for i in range(found[row]):
                if members[coalition, owners[row, i]] > 0.0:
                    worth += ranked[row, i]
                    left -= 1
                    if left == 0:
                        break
            total += share * worth / neighbours
        worths[coalition] += total
