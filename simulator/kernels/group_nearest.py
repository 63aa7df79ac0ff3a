"""Each group's K works nearest to an output: all that the worth of a coalition of groups can depend on."""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.similarity import F4, F8, fill_cosines
from simulator.kernels.top_k import sink

M8 = npt.NDArray[np.int64]
I4 = npt.NDArray[np.int32]


@kernel
def select_by_group(similarities: F8, groups: I4, first: int, best: F8, works: M8, sizes: M8) -> None:
    """Let works first, first + 1, ... with these similarities (n,) into their groups' heaps: best and works (g, K).

    groups (n,) in 0 to g - 1, sizes (g,) how full heaps are. The total order is that of `select_top`.
    """
    room = best.shape[1]
    for i in range(similarities.size):
        similarity, group, work = similarities[i], groups[i], first + i
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
def select_tile(
    dots: F4 | F8,
    lengths: F8,
    output_lengths: F8,
    groups: I4,
    first: int,
    best: F8,
    works: M8,
    sizes: M8,
) -> None:
    """Let a tile of works, dots (outputs, n), into every output's heaps: (outputs, g, K), sizes (outputs, g)."""
    similarities = np.empty(dots.shape[1])
    for row in range(dots.shape[0]):
        fill_cosines(dots[row], lengths, output_lengths[row], similarities)
        select_by_group(similarities, groups, first, best[row], works[row], sizes[row])


@kernel
def rank_outputs(best: F8, sizes: M8, ranked: F8, owners: I4, found: M8) -> None:
    """Merged lists of some outputs: ranked and owners (outputs, g K), found (outputs,) how many of a row count."""
    for row in range(found.size):
        found[row] = rank_groups(best[row], sizes[row], ranked[row], owners[row])


@kernel
def merge(first: F8, second: F8, into: F8) -> float:
    """The largest of two falling lists (K,) into a third (K,), falling; their sum. No jumps to guess wrong."""
    own, other, total = 0, 0, 0.0
    for i in range(into.size):
        is_own = first[own] >= second[other]
        value = first[own] if is_own else second[other]
        own += 1 if is_own else 0
        other += 0 if is_own else 1
        into[i] = value
        total += value
    return total


@kernel
def merged_sum(first: F8, second: F8) -> float:
    """The sum of the K largest of two falling lists (K,): those pairs that add up to K places hold exactly these."""
    total, last = 0.0, first.size - 1
    for i in range(first.size):
        total += max(first[i], second[last - i])
    return total


@kernel
def add_table(ranked: F8, owners: I4, found: M8, neighbours: int, share: float, table: F8) -> None:
    """Add to table (2**g,) what each coalition of groups is worth for these outputs, K nearest of their works.

    A coalition's list of nearest is that of the coalition without its lowest group, merged with that group's. Going up
    in number, that other one is the last that was seen with one group less.
    """
    groups = 0
    while 1 << groups < table.size:
        groups += 1
    for row in range(found.size):
        width = min(neighbours, found[row])
        lists, sizes = np.zeros((groups, width)), np.zeros(groups, dtype=np.int64)
        for i in range(found[row]):
            owner = owners[row, i]
            if sizes[owner] < width:
                lists[owner, sizes[owner]] = ranked[row, i]
                sizes[owner] += 1
        seen, scale = np.zeros((groups + 1, width)), share / neighbours
        for coalition in range(1, table.size):
            members, lowest, rest = 0, 0, coalition & (coalition - 1)
            while (coalition >> lowest) & 1 == 0:
                lowest += 1
            while rest > 0:
                members += 1
                rest &= rest - 1
            if lowest == 0:
                table[coalition] += scale * merged_sum(seen[members], lists[0])
            else:
                table[coalition] += scale * merge(seen[members], lists[lowest], seen[members + 1])


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
