"""The files that attribution leaves: payments by person, work and owner, and the trail from output to credit."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from simulator.attribution.identities import M8
from simulator.attribution.payments import Lines, Payments, by_owner
from simulator.attribution.pots import Pots
from simulator.attribution.prepared import Prepared, names_of
from simulator.attribution.scoring import Claims

DOLLARS = pa.decimal128(28, 8)
SIGN_BIT = 63
FILES = ("people", "works", "owners", "claims", "lines", "copies")


def dollars(microcents: M8) -> Any:
    """Microcents (n,) as exact decimals with eight places: the same whole numbers, 128 bits wide."""
    wide = np.stack([microcents, microcents >> SIGN_BIT], axis=1).astype("<i8")
    return pa.Array.from_buffers(DOLLARS, microcents.size, [None, pa.py_buffer(wide.tobytes())])


def write_payments(folder: Path, prepared: Prepared, pots: Pots, payments: Payments) -> None:
    """people.parquet, works.parquet, owners.parquet, copies.parquet; each sums to what its name says."""
    people, works, owners = (prepared.names(kind) for kind in ("people", "works", "owners"))
    earned, _ = by_owner(prepared, pots.earned)
    owner, firsts = prepared.array("owner"), prepared.array("firsts")
    copies = np.flatnonzero((firsts >= 0) & (firsts != np.arange(firsts.size)))
    write(folder, "people", person=people, microcents=payments.people, dollars=dollars(payments.people))
    write(
        folder,
        "works",
        work=works,
        owner=names_of(owners, owner.astype(np.int64)),
        microcents=pots.earned,
        dollars=dollars(pots.earned),
        people_microcents=pots.people,
        owner_microcents=pots.owner,
    )
    write(folder, "owners", owner=owners, earned_microcents=earned, microcents=payments.owners,
          dollars=dollars(payments.owners))  # fmt: skip
    write(folder, "copies", work=works.take(pa.array(copies)), copy_of=works.take(pa.array(firsts[copies])))


def write(folder: Path, name: str, **columns: Any) -> None:
    """One table."""
    pq.write_table(pa.table(columns), folder / f"{name}.parquet", compression="zstd")


def write_claims(folder: Path, prepared: Prepared, chunks: Iterable[Claims], competing: Any) -> None:
    """claims.parquet, streamed, adding to pots (competing works,) on the way."""
    outputs, works, rows = prepared.names("outputs"), prepared.names("works"), prepared.array("competing")
    schema = pa.schema(
        [("output", outputs.type), ("work", works.type), ("share", pa.float64()), ("microcents", pa.int64())]
    )
    with pq.ParquetWriter(folder / "claims.parquet", schema, compression="zstd") as writer:
        for chunk in chunks:
            np.add.at(competing, chunk.works, chunk.microcents)
            names = outputs.take(pa.array(chunk.outputs)), works.take(pa.array(rows[chunk.works]))
            writer.write_table(pa.table([*names, chunk.shares, chunk.microcents], schema=schema))


def write_lines(folder: Path, prepared: Prepared, blocks: Iterable[Lines]) -> None:
    """lines.parquet, streamed: what each credit of each work is paid."""
    works, people = prepared.names("works"), prepared.names("people")
    schema = pa.schema(
        [("work", works.type), ("person", people.type), ("points", pa.uint32()), ("microcents", pa.int64())]
    )
    with pq.ParquetWriter(folder / "lines.parquet", schema, compression="zstd") as writer:
        for block in blocks:
            names = works.take(pa.array(block.works)), people.take(pa.array(block.people))
            writer.write_table(pa.table([*names, block.points, block.microcents], schema=schema))


def digest(pots: Pots, payments: Payments) -> str:
    """SHA-256 of every payment in the order of rows; no names, times or versions."""
    hashed = sha256()
    for array in (payments.people, payments.owners, pots.earned):
        hashed.update(np.ascontiguousarray(array, dtype="<i8").tobytes())
    hashed.update(repr(sorted(payments.undistributed.items())).encode())
    return hashed.hexdigest()
