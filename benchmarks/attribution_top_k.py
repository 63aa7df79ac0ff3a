"""Streamed top-k cosine against faiss (flat, BLAS path), scikit-learn and NumPy's argpartition, on one BLAS thread.

Peers that are not installed are named and left out.
"""

import sys
from collections.abc import Callable
from types import ModuleType

import numpy as np
import numpy.typing as npt
from alternating import found, medians, report
from threadpoolctl import threadpool_limits

from simulator.kernels.nearest import nearest, works_a_tile

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]

NEAREST = 100
CHUNK = 256


def unit(rows: Bytes) -> Floats:
    """Rows of length 1 in float32, as users of the peers store them."""
    floats = rows.astype(np.float32)
    return np.asarray(floats / np.linalg.norm(floats, axis=1, keepdims=True))


def ours(works: Bytes, outputs: Bytes) -> object:
    """Chunk by chunk of outputs."""
    return [nearest(works, outputs[first : first + CHUNK], NEAREST) for first in range(0, len(outputs), CHUNK)]


def by_argpartition(works: Floats, outputs: Floats) -> object:
    """Blocks of 32 outputs: products, argpartition, sort of the best."""
    best = []
    for first in range(0, len(outputs), 32):
        scores = outputs[first : first + 32] @ works.T
        top = np.argpartition(scores, -NEAREST, axis=1)[:, -NEAREST:]
        values = np.take_along_axis(scores, top, axis=1)
        best.append(np.take_along_axis(top, np.argsort(-values, axis=1), axis=1))
    return best


def by_torch(torch: ModuleType, works: Floats, outputs: Floats) -> Callable[[], object]:
    """Blocks of 32 outputs: products and topk."""
    stored, drawn = torch.as_tensor(works), torch.as_tensor(outputs)
    torch.set_num_threads(1)
    return lambda: [torch.topk(drawn[i : i + 32] @ stored.T, NEAREST) for i in range(0, len(drawn), 32)]


def products_alone(works: Bytes, outputs: Bytes) -> object:
    """The matrix products of the same tiles and nothing else: the bound."""
    drawn = outputs.astype(np.float32)
    room = works_a_tile(min(CHUNK, len(outputs)))
    buffer = np.empty((CHUNK, room), dtype=np.float32)
    for first in range(0, len(outputs), CHUNK):
        part = drawn[first : first + CHUNK]
        for start in range(0, len(works), room):
            tile = works[start : start + room].astype(np.float32)
            np.matmul(part, tile.T, out=buffer[: len(part), : len(tile)])
    return buffer


def compare(works: int, outputs: int, rounds: int, slow: bool) -> None:
    """One drawn catalogue; every peer that is there, `slow` ones only where asked for."""
    luck = np.random.default_rng(1)
    catalogue = luck.integers(-127, 128, (works, 64)).astype(np.int8)
    made = luck.integers(-127, 128, (outputs, 64)).astype(np.int8)
    floats, drawn = unit(catalogue), unit(made)
    functions = {
        "ours": lambda: ours(catalogue, made),
        "products alone": lambda: products_alone(catalogue, made),
    }
    if faiss := found("faiss"):
        faiss.cvar.distance_compute_blas_threshold = 1
        faiss.omp_set_num_threads(1)
        index = faiss.IndexFlatIP(64)
        index.add(floats)
        functions["faiss flat"] = lambda: index.search(drawn, NEAREST)
    if slow:
        functions["argpartition"] = lambda: by_argpartition(floats, drawn)
    if slow and (torch := found("torch")):
        functions["torch.topk"] = by_torch(torch, floats, drawn)
    if slow and (neighbours := found("sklearn.neighbors")):
        brute = neighbours.NearestNeighbors(n_neighbors=NEAREST, metric="cosine", algorithm="brute").fit(floats)
        functions["sklearn brute"] = lambda: brute.kneighbors(drawn)
    with threadpool_limits(1):
        seconds = medians(rounds, **functions)
    report(f"top-{NEAREST}: {works:,} works x {outputs:,} outputs", "ours", seconds, "pair", works * outputs)


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:3]] or [1_000_000, 128]
    compare(sizes[0], sizes[1], rounds=3 if sizes[1] < 1000 else 1, slow=sizes[1] < 1000)
