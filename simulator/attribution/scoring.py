"""The pieces that the work is cut into: a shard of works against a chunk of outputs, each written once as a file.

A finished piece is a file; there is no other flag. A piece depends on nothing but the prepared catalogue, so that any
executor may do it: threads, processes, or workers of a cluster that share the folder.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from simulator.attribution.prepared import Array, Prepared
from simulator.attribution.values import values_by_output
from simulator.kernels.nearest import nearest
from simulator.kernels.split_shares import split_shares
from simulator.results import atomic

F8 = npt.NDArray[np.float64]

PARTS = "parts"
LOG = "computed.log"


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
    """Values of a chunk of outputs over all works: every work with a value above 0 has a claim."""
    revenue, lines = prepared.array("revenue")[rows], []
    for row, values in enumerate(values_by_output(prepared, rows)):
        paid = np.flatnonzero(values)
        if revenue[row] != 0 and paid.size:
            amounts = split_shares(int(revenue[row]), values[paid])
            kept = amounts != 0
            output = np.full(int(kept.sum()), rows.start + row, dtype=np.int64)
            lines.append(Claims(output, paid[kept], values[paid][kept], amounts[kept]))
    return joined(lines)


def joined(parts: list[Claims]) -> Claims:
    """Claims one after another."""
    empty = Claims(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.int64))
    return Claims(*(np.concatenate(columns) for columns in zip(empty, *parts, strict=True)))
