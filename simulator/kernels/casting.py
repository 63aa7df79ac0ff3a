"""Credits: which people made a work, drawn from lists of people without repeats."""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.inlined import inlined
from simulator.kernels.philox import LOW, WORD, philox4x32_10, third_word, unit

I4 = npt.NDArray[np.int32]
M8 = npt.NDArray[np.int64]
U4 = npt.NDArray[np.uint32]


@kernel
def cast_credits(
    key: np.uint64,
    purpose: np.uint64,
    replication: np.uint64,
    luck_ids: U4,
    counts: M8,
    list_starts: M8,
    list_lengths: M8,
    members: I4,
    people: I4,
    group: I4,
) -> None:
    """Draw counts[m, g] people for work m from group g's list, in order of work, group, place.

    list_starts, list_lengths (works, groups) say where in members each list lies; counts never exceed lengths.
    Slot j of c takes one place from the j-th of c nearly equal stretches of the list, so nobody is drawn twice; the
    list is a circle that starts anywhere, so that everybody has the same chance c / length.
    Writes people and group (credits,). Luck: (work, group, purpose, slot), slot c for the start.
    """
    k0, k1, out = key & LOW, key >> WORD, 0
    for m in range(luck_ids.size):
        for g in range(counts.shape[1]):
            work, group_word, count, length = np.uint64(luck_ids[m]), np.uint64(g), counts[m, g], list_lengths[m, g]
            turn = int(slot_draw(work, group_word, purpose, count, replication, k0, k1) * length)
            for j in range(count):
                draw = slot_draw(work, group_word, purpose, j, replication, k0, k1)
                low, high = j * length // count, (j + 1) * length // count
                place = (low + int(draw * (high - low)) + turn) % length
                people[out] = members[list_starts[m, g] + place]
                group[out] = g
                out += 1


@inlined
def slot_draw(
    entity: np.uint64,
    group: np.uint64,
    purpose: np.uint64,
    slot: int,
    replication: np.uint64,
    k0: np.uint64,
    k1: np.uint64,
) -> float:
    """The uniform of one slot of an entity and group; a block has two."""
    w0, w1, w2, w3 = philox4x32_10(entity, group, third_word(purpose, np.uint64(slot // 2)), replication, k0, k1)
    return unit(w0, w1) if slot % 2 == 0 else unit(w2, w3)
