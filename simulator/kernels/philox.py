"""Counter-based luck: Philox4x32-10, so that a draw belongs to whoever decides and not to a place in a queue.

Counter of a draw, four 32-bit words: (entity id, quarter, purpose and block, replication). Nothing of the
regime is in it. The third word holds the low 8 bits of the block, the purpose (16 bits) and the high 8 bits:

    block >> 8 << 24 | purpose << 8 | block & 255

so that it is `purpose << 8 | block` for the first 512 slots and never renumbers anything beyond them. A block
gives two uniforms, slots 2 b and 2 b + 1. All arithmetic is on uint64 that hold 32-bit values: products then
fit, sums are masked, and compiled and plain Python agree bit for bit.
"""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.inlined import inlined
from simulator.kernels.normal import CENTRAL, central_normal, tail_normals

F8 = npt.NDArray[np.float64]
U4 = npt.NDArray[np.uint32]
Words = tuple[np.uint64, np.uint64, np.uint64, np.uint64]
Stream = tuple[np.uint64, np.uint64, np.uint64, np.uint64]  # key, quarter, purpose, replication: all but the entity

# Salmon, Moraes, Dror and Shaw (2011), "Parallel Random Numbers: As Easy as 1, 2, 3"; Random123's philox.h.
MULTIPLIER_0 = np.uint64(0xD2511F53)
MULTIPLIER_1 = np.uint64(0xCD9E8D57)
KEY_STEP_0 = np.uint64(0x9E3779B9)
KEY_STEP_1 = np.uint64(0xBB67AE85)
ROUNDS = 10

LOW = np.uint64(0xFFFFFFFF)
WORD = np.uint64(32)
ONE = np.uint64(1)
BYTE = np.uint64(8)
BYTE_MASK = np.uint64(0xFF)
BLOCK_TOP = np.uint64(24)

BITS_DROPPED = np.uint64(11)  # 64 - 53: a float64 holds 53 bits
ULP = 2.0**-53
LEAST = 2.0**-54  # stands for 0, so that no uniform is 0 and logarithms are finite
LARGEST_WORD = 2**32 - 1
BLOCK = 4096  # rows that stay in the nearest cache between two loops
PURPOSES = 2**16
SLOTS = 2 * 2**16


@inlined
def philox4x32_10(c0: np.uint64, c1: np.uint64, c2: np.uint64, c3: np.uint64, k0: np.uint64, k1: np.uint64) -> Words:
    """Ten rounds of Philox on a counter of four words under a key of two; each a uint64 below 2**32."""
    for _ in range(ROUNDS):
        # Masked here and not below: a vector product of 32-bit halves then needs no mask at all.
        product_0 = MULTIPLIER_0 * (c0 & LOW)
        product_1 = MULTIPLIER_1 * (c2 & LOW)
        c0 = (product_1 >> WORD) ^ c1 ^ k0
        c1 = product_1
        c2 = (product_0 >> WORD) ^ c3 ^ k1
        c3 = product_0
        k0 = (k0 + KEY_STEP_0) & LOW
        k1 = (k1 + KEY_STEP_1) & LOW
    return c0 & LOW, c1 & LOW, c2 & LOW, c3 & LOW


@inlined
def unit(high: np.uint64, low: np.uint64) -> float:
    """A float64 in (0, 1) from two words: their first 53 bits, and 2**-54 where these are all zero."""
    bits = ((high << WORD) | low) >> BITS_DROPPED
    return max(np.float64(np.int64(bits)) * ULP, LEAST)


@inlined
def third_word(purpose: np.uint64, block: np.uint64) -> np.uint64:
    """Purpose and block in one counter word, as the top of this file says."""
    return ((block >> BYTE) << BLOCK_TOP) | (purpose << BYTE) | (block & BYTE_MASK)


@kernel
def fill_uniforms(stream: Stream, ids: U4, out: F8) -> None:
    """One uniform an entity: slot 0 of each."""
    key, quarter, purpose, replication = stream
    k0, k1, word = key & LOW, key >> WORD, purpose << BYTE
    for i in range(ids.size):
        high, low, _, _ = philox4x32_10(np.uint64(ids[i]), quarter, word, replication, k0, k1)
        out[i] = unit(high, low)


@kernel
def fill_slots(stream: Stream, ids: U4, out: F8) -> None:
    """Slots 0, 1, ... of each entity: out (entities, slots)."""
    key, quarter, purpose, replication = stream
    k0, k1, slots = key & LOW, key >> WORD, out.shape[1]
    for i in range(ids.size):
        entity = np.uint64(ids[i])
        for block in range((slots + 1) // 2):
            word = third_word(purpose, np.uint64(block))
            w0, w1, w2, w3 = philox4x32_10(entity, quarter, word, replication, k0, k1)
            out[i, 2 * block] = unit(w0, w1)
            if 2 * block + 1 < slots:
                out[i, 2 * block + 1] = unit(w2, w3)


@kernel
def to_normals(uniforms: F8) -> None:
    """Standard normals of uniforms (n,), in place, one for one.

    Two steps a block: the central formula for all of it, then the tails, 15 in 100, gathered, so that both vectorise.
    """
    given, tails, values = np.empty(BLOCK), np.empty(BLOCK, np.int64), np.empty(BLOCK)
    for start in range(0, uniforms.size, BLOCK):
        block = uniforms[start : start + BLOCK]
        for i in range(block.size):
            given[i] = block[i]
            block[i] = central_normal(given[i] - 0.5)
        count = 0
        for i in range(block.size):
            tails[count] = i
            count += not abs(given[i] - 0.5) <= CENTRAL
        for j in range(count):
            values[j] = given[tails[j]]
        tail_normals(values[:count])
        for j in range(count):
            block[tails[j]] = values[j]


def checked_ids(ids: npt.ArrayLike) -> U4:
    """Ids as uint32 (n,); ValueError where one does not fit: wrapped, it would share another's luck."""
    array = np.asarray(ids)
    if array.ndim != 1 or (array.size and not np.issubdtype(array.dtype, np.integer)):
        raise ValueError(f"entity ids must be whole numbers (n,), not {array.dtype} {array.shape}")
    if array.dtype != np.uint32 and array.size and (array.min() < 0 or array.max() > LARGEST_WORD):
        raise ValueError(f"entity ids must lie in 0 to {LARGEST_WORD}, not {array.min()} to {array.max()}")
    return np.ascontiguousarray(array, dtype=np.uint32)


def stream(key: int, quarter: int, purpose: int, replication: int) -> Stream:
    """All of a draw but the entity; a quarter before quarter 0 is taken modulo 2**32. ValueError outside the words."""
    if not 0 <= purpose < PURPOSES:
        raise ValueError(f"purpose {purpose} is not in 0 to {PURPOSES - 1}")
    if not 0 <= replication <= LARGEST_WORD:
        raise ValueError(f"replication {replication} is not in 0 to {LARGEST_WORD}")
    return np.uint64(key), np.uint64(int(quarter) & LARGEST_WORD), np.uint64(purpose), np.uint64(replication)


def uniforms(key: int, ids: npt.ArrayLike, quarter: int, purpose: int, replication: int) -> F8:
    """One uniform in (0, 1) for each entity: float64 (n,), 53 bits. ValueError for ids outside uint32."""
    entities = checked_ids(ids)
    out = np.empty(entities.size)
    fill_uniforms(stream(key, quarter, purpose, replication), entities, out)
    return out


def normals(key: int, ids: npt.ArrayLike, quarter: int, purpose: int, replication: int) -> F8:
    """One standard normal for each entity: float64 (n,), the inverse distribution function of `uniforms`."""
    out = uniforms(key, ids, quarter, purpose, replication)
    to_normals(out)
    return out


def uniforms_grid(key: int, ids: npt.ArrayLike, quarter: int, purpose: int, replication: int, size: int) -> F8:
    """`size` uniforms for each entity: float64 (n, size); column 0 is `uniforms`. At most 131,072 slots."""
    if not 0 <= size <= SLOTS:
        raise ValueError(f"{size} slots: an entity has 0 to {SLOTS} for one purpose and quarter")
    entities = checked_ids(ids)
    out = np.empty((entities.size, size))
    fill_slots(stream(key, quarter, purpose, replication), entities, out)
    return out


def normals_grid(key: int, ids: npt.ArrayLike, quarter: int, purpose: int, replication: int, size: int) -> F8:
    """`size` standard normals for each entity: float64 (n, size)."""
    out = uniforms_grid(key, ids, quarter, purpose, replication, size)
    to_normals(out.reshape(-1))
    return out


def uniforms_slots(key: int, entity: int, quarter: int, purpose: int, replication: int, size: int) -> F8:
    """`size` uniforms for one entity: float64 (size,); the first n are the same for every size."""
    return uniforms_grid(key, [entity], quarter, purpose, replication, size).reshape(-1)


def normals_slots(key: int, entity: int, quarter: int, purpose: int, replication: int, size: int) -> F8:
    """`size` standard normals for one entity: float64 (size,)."""
    return normals_grid(key, [entity], quarter, purpose, replication, size).reshape(-1)
