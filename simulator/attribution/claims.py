"""From finished pieces to claims: which output pays which work how much, chunk by chunk."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from simulator.attribution.prepared import Prepared
from simulator.attribution.request import SPARSE, Request
from simulator.attribution.scoring import Claims, Piece, joined, pieces
from simulator.kernels.nearest import merged
from simulator.kernels.nearest_heap import NOBODY
from simulator.kernels.ranked_values import ranked_values
from simulator.kernels.split_shares import split_shares


def claims_by_chunk(request: Request, folder: Path) -> Iterator[Claims]:
    """Claims of each chunk of outputs in turn; what an output owes and no claim holds found no similar work."""
    prepared = Prepared(folder / "prepared")
    chunks: dict[int, list[Piece]] = {}
    for piece in pieces(prepared):
        chunks.setdefault(piece.chunk, []).append(piece)
    for chunk, own in chunks.items():
        if request.is_sparse:
            yield merged_chunk(request, prepared, folder, chunk, own)
        else:
            with np.load(own[0].path(folder)) as stored:
                yield Claims(**{name: stored[name] for name in Claims._fields})


def merged_chunk(request: Request, prepared: Prepared, folder: Path, chunk: int, own: list[Piece]) -> Claims:
    """Claims of a chunk from the nearest works of every shard."""
    plan, lists = prepared.plan(), []
    for piece in own:
        with np.load(piece.path(folder)) as stored:
            lists.append((stored["cosines"], stored["works"]))
    cosines, works = merged(lists, plan["kept"])
    method = request.method if request.method in SPARSE else "knn_shapley"
    values = ranked_values(cosines, method, request.neighbours, request.temperature)
    first, lines = chunk * plan["chunk_outputs"], []
    for row, owed in enumerate(prepared.array("revenue")[first : first + len(values)].tolist()):
        paid = (values[row] > 0.0) & (works[row] != NOBODY)
        if owed != 0 and paid.any():
            amounts = split_shares(owed, values[row][paid])
            kept = amounts != 0
            output = np.full(int(kept.sum()), first + row, dtype=np.int64)
            lines.append(Claims(output, works[row][paid][kept], values[row][paid][kept], amounts[kept]))
    return joined(lines)
