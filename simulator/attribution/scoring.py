"""The pieces that the work is cut into: a shard of works against a chunk of outputs, each written once as a file.

A finished piece is a file; there is no other flag. A piece depends on nothing but the prepared catalogue, so that any
executor may do it: threads, processes, or workers of a cluster that share the folder.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from simulator.attribution.prepared import Array, Prepared
from simulator.kernels.float_similarity import float_cosines
from simulator.kernels.knn_shapley import add_knn_shapley
from simulator.kernels.nearest import nearest
from simulator.kernels.similarity import divisors, norms
from simulator.kernels.split_shares import split_shares
from simulator.results import atomic

F8 = npt.NDArray[np.float64]

PARTS = "parts"
LOG = "computed.log"
WORKS_AT_ONCE = 1 << 15


class Piece(NamedTuple):
    """A shard of works against a chunk of outputs; shard -1 is all works."""

    shard: int
    chunk: int

    def path(self, folder: Path) -> Path:
        """Where its result stands."""
        return folder / PARTS / f"chunk-{self.chunk:06d}-shard-{self.shard:06d}.npz"


class Claims(NamedTuple):
    """Which output pays which work how much: (lines,) each, outputs rising."""

    outputs: Array  # rows of outputs
    works: Array  # rows of competing works
    shares: F8  # of the output
    microcents: Array

    @property
    def size(self) -> int:
        """The number of lines."""
        return int(self.outputs.size)


def pieces(prepared: Prepared) -> list[Piece]:
    """All pieces of the work, in order."""
    plan = prepared.plan()
    chunks, shards = (-(-plan[a] // plan[b]) for a, b in (("outputs", "chunk_outputs"), ("competing", "shard_works")))
    if not plan["scores"]:
        return []
    return [Piece(s, c) for c in range(chunks) for s in (range(shards) if plan["is_sparse"] else (-1,))]


def score(folder: str, shard: int, chunk: int) -> None:
    """Do one piece and write it; safe to repeat, and to do twice at once."""
    prepared, piece = Prepared(Path(folder) / "prepared"), Piece(shard, chunk)
    plan = prepared.plan()
    rows = slice(chunk * plan["chunk_outputs"], (chunk + 1) * plan["chunk_outputs"])
    with threadpool_limits(1):
        if plan["is_sparse"]:
            first = shard * plan["shard_works"]
            works = prepared.array("embeddings")[first : first + plan["shard_works"]]
            cosines, found = nearest(works, prepared.array("outputs")[rows], plan["kept"], first)
            arrays = {"cosines": cosines, "works": found}
        else:
            arrays = whole_chunk(prepared, rows)._asdict()
    with atomic.replacing(piece.path(Path(folder))) as temporary, temporary.open("wb") as file:
        np.savez(file, **arrays)  # type: ignore[arg-type]
    with (Path(folder) / LOG).open("a") as log:
        log.write(f"{shard} {chunk}\n")


def whole_chunk(prepared: Prepared, rows: slice) -> Claims:
    """Exact KNN-Shapley of a chunk of outputs over all works: every work with any similarity has a claim."""
    plan, revenue = prepared.plan(), prepared.array("revenue")[rows]
    lines = []
    for row, values in enumerate(exact_values(prepared, prepared.array("outputs")[rows], plan["neighbours"])):
        paid = np.flatnonzero(values)
        if revenue[row] != 0 and paid.size:
            amounts = split_shares(int(revenue[row]), values[paid])
            kept = amounts != 0
            output = np.full(int(kept.sum()), rows.start + row, dtype=np.int64)
            lines.append(Claims(output, paid[kept], values[paid][kept], amounts[kept]))
    return joined(lines)


def exact_values(prepared: Prepared, outputs: Array, neighbours: int) -> Iterator[F8]:
    """For each output in turn the values (works,) of all works, summing to 1 or, with nothing similar, to 0."""
    works = prepared.array("embeddings")
    is_whole = works.dtype == np.int8
    lengths = divisors(norms(works)) if is_whole else np.ones(len(works))
    for output in outputs:
        one = output[np.newaxis]
        products = np.empty((1, len(works)), dtype=np.float32 if is_whole else np.float64)
        for first in range(0, len(works), WORKS_AT_ONCE):
            block = works[first : first + WORKS_AT_ONCE]
            tile = one.astype(np.float32) @ block.astype(np.float32).T if is_whole else float_cosines(block, one)
            products[:, first : first + WORKS_AT_ONCE] = tile
        values, own = np.zeros(len(works)), divisors(norms(one)) if is_whole else np.ones(1)
        add_knn_shapley(products, lengths, own, neighbours, 1.0, values)
        yield values


def joined(parts: list[Claims]) -> Claims:
    """Claims one after another."""
    empty = Claims(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.int64))
    return Claims(*(np.concatenate(columns) for columns in zip(empty, *parts, strict=True)))
