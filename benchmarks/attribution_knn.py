"""Exact KNN-Shapley and cosine top-k: our kernels against NumPy's matmul, argsort and cumsum, on one BLAS thread."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from alternating import medians, report
from threadpoolctl import threadpool_limits

from simulator.kernels.attribution import attribute
from simulator.kernels.similarity import norms

Floats = npt.NDArray[np.floating]
Bytes = npt.NDArray[np.int8]

NEIGHBOURS = 10
CHUNK = 32


def similarities(works: Floats, outputs: Floats) -> Iterator[Floats]:
    """max(cos, 0) for a chunk of outputs, in float32 as NumPy users write it."""
    works = works / np.linalg.norm(works, axis=1, keepdims=True)
    outputs = outputs / np.linalg.norm(outputs, axis=1, keepdims=True)
    for first in range(0, len(outputs), CHUNK):
        yield np.maximum(outputs[first : first + CHUNK] @ works.T, 0.0)


def numpy_knn_shapley(works: Floats, outputs: Floats) -> Floats:
    """The same values by sorting whole rows: s_r = s_(r+1) + (u_r - u_(r+1)) / max(K, r)."""
    divisor = np.maximum(np.arange(1, len(works) + 1), NEIGHBOURS).astype(np.float32)
    weights = np.zeros(len(works))
    for chunk in similarities(works, outputs):
        order = np.argsort(-chunk, axis=1)
        ranked = np.take_along_axis(chunk, order, axis=1)
        steps = (ranked - np.pad(ranked[:, 1:], ((0, 0), (0, 1)))) / divisor
        values = np.cumsum(steps[:, ::-1], axis=1)[:, ::-1]
        values = values / values.sum(axis=1, keepdims=True) / len(outputs)
        weights += np.bincount(order.ravel(), values.ravel(), len(works))
    return weights


def numpy_top_k(works: Floats, outputs: Floats) -> Floats:
    """The K nearest by argpartition, in proportion to cosine."""
    weights = np.zeros(len(works))
    for chunk in similarities(works, outputs):
        best = np.argpartition(chunk, -NEIGHBOURS, axis=1)[:, -NEIGHBOURS:]
        values = np.take_along_axis(chunk, best, axis=1)
        values = values / values.sum(axis=1, keepdims=True) / len(outputs)
        weights += np.bincount(best.ravel(), values.ravel(), len(works))
    return weights


def drawn(works: int, outputs: int, dimensions: int = 64) -> tuple[Bytes, Bytes]:
    """Clustered embeddings in -127 to 127."""
    luck = np.random.default_rng(1)
    centres = luck.normal(size=(12, dimensions))
    spread = centres[luck.integers(0, 12, works)] * 0.7 + luck.normal(size=(works, dimensions))
    catalogue = np.clip(np.rint(30 * spread), -127, 127).astype(np.int8)
    noise = luck.integers(-10, 11, (outputs, dimensions))
    return catalogue, np.clip(catalogue[luck.integers(0, works, outputs)] + noise, -127, 127).astype(np.int8)


def compare(works: int, outputs: int, rounds: int) -> None:
    """Both methods on one drawn world; first that they agree."""
    catalogue, made = drawn(works, outputs)
    floats, made_floats = catalogue.astype(np.float32), made.astype(np.float32)
    lengths, everything, usage = norms(catalogue), np.ones(works, dtype=bool), np.ones(works)
    for method, peer in (("knn_shapley", numpy_knn_shapley), ("cosine_topk", numpy_top_k)):

        def ours(method: str = method) -> Floats:
            return attribute(catalogue, lengths, everything, made, method, NEIGHBOURS, usage)[0]

        difference = np.abs(ours() - peer(floats, made_floats)).sum()
        assert difference < 1e-4, difference  # the peer works in float32
        seconds = medians(rounds, ours=ours, numpy=lambda peer=peer: peer(floats, made_floats))
        report(f"{method}: {works:,} works x {outputs:,} outputs", "ours", seconds, "pair", works * outputs)


if __name__ == "__main__":
    with threadpool_limits(1):
        compare(10_000, 1_000, 5)
        compare(20_000, 1_280, 3)
        compare(100_000, 128, 3)
