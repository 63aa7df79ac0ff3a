"""Works and outputs of a user, checked row by row and put on disk."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from simulator.attribution.dollars import microcents_of
from simulator.attribution.faults import raise_if
from simulator.attribution.files import Source, read_vectors
from simulator.attribution.identities import M8, Identities
from simulator.attribution.prepare_labels import apart_by_label, read_labels, read_output_labels
from simulator.attribution.prepare_mixture import amounts, prepare_mixture
from simulator.attribution.prepared import Array, Prepared
from simulator.attribution.request import Request
from simulator.kernels.duplicates import first_copies
from simulator.kernels.permission import ORIGINAL, checked_parents, permitted_with_parents
from simulator.kernels.split import split
from simulator.money import LARGEST

B1 = npt.NDArray[np.bool_]


def prepare_works(request: Request, into: Prepared) -> dict[str, Any]:
    """Names, owners, embeddings, permissions, parents, usage; facts for the plan. Raises AttributionError."""
    source = Source(request.works)
    raise_if(source.missing("work", "owner", *request.vectors))
    lines = source.vector_type_lines(request.vectors)
    raise_if(lines + source.nulls("work") + [f"{source.name}: no works"] * (source.rows == 0))
    names = identities(source, "work")
    into.save_names("works", names)
    into.save("owner", owners(source, into))
    parents = read_parents(source, names)
    into.save("parents", parents)
    into.save("usage", read_usage(source, request))
    prepare_mixture(request, source, into)
    allowed = read_permitted(source, parents)
    firsts = copy_embeddings(source, request.vectors, into, allowed, request.merges_duplicates)
    if request.utility == "label":
        firsts = apart_by_label(firsts, read_labels(source, into))
    competing = np.flatnonzero(firsts == np.arange(len(names)))
    keep_rows(into, competing)
    into.save("firsts", firsts)
    into.save("competing", competing)
    blank = int((~into.array("embeddings").any(axis=1)).sum())
    copies = int((firsts >= 0).sum()) - competing.size
    return {"works": len(names), "permitted": int(allowed.sum()), "copies": copies, "zero_vectors": blank}


def prepare_outputs(request: Request, into: Prepared, works: Source) -> dict[str, Any]:
    """Names, embeddings and revenue in microcents; facts for the plan. Raises AttributionError."""
    source = Source(request.outputs)
    columns = request.vectors
    raise_if(source.missing("output", *columns))
    raise_if(source.vector_type_lines(columns) + source.nulls("output"))
    types = [(name, source.schema.field(name).type, works.schema.field(name).type) for name in columns]
    raise_if(
        [f"{source.name}: {name} is {own} and that of works {other}" for name, own, other in types if own != other]
    )
    into.save_names("outputs", identities(source, "output"))
    embeddings = into.room("outputs", source.vector_kind(columns), (source.rows, source.width(columns)))
    raise_if(read_vectors(source, columns, embeddings))
    if request.utility == "label":
        read_output_labels(source, into)
    revenue = read_revenue(source, request)
    into.save("revenue", revenue)
    return {"outputs": source.rows, "revenue": sum(revenue.tolist())}


def identities(source: Source, column: str) -> Identities:
    """The names of a column, each once."""
    try:
        return Identities(source.column(column))
    except ValueError as error:
        raise_if([f"{source.name}: {column} {error}"])
        raise


def owners(source: Source, into: Prepared) -> Array:
    """Rows of owners by work, -1 where there is none; stores their names in rising order."""
    column = source.column("owner")
    try:
        names = Identities(pc.unique(column).drop_null().sort())
    except ValueError as error:
        raise_if([f"{source.name}: owner {error}"])
        raise
    into.save_names("owners", names)
    return names.rows(column).astype(np.int32)


def read_parents(source: Source, names: Identities) -> M8:
    """The row of the work that each is made from, -1 for none."""
    if not source.has("parent"):
        return np.full(len(names), ORIGINAL, dtype=np.int64)
    column = source.column("parent")
    rows, is_named = names.rows(column), np.asarray(column.is_valid())
    lost = np.flatnonzero(is_named & (rows < 0))
    raise_if([f"{source.name}: row {row}: parent {column[int(row)].as_py()!r} is no work" for row in lost[:20]])
    try:
        return checked_parents(np.where(is_named, rows, ORIGINAL))
    except ValueError as error:
        raise_if([f"{source.name}: row of {error}"])
        raise


def read_usage(source: Source, request: Request) -> Array:
    """Usage by work, finite and not negative; empty where no method asks for it."""
    if request.method != "usage":
        return np.zeros(0)
    raise_if(source.missing("usage"))
    return amounts(source, "usage")


def read_permitted(source: Source, parents: M8) -> B1:
    """Whether each work was trained on with leave: its own and that of all it is made from."""
    if not source.has("permitted"):
        return np.ones(source.rows, dtype=np.bool_)
    column = source.column("permitted")
    raise_if([f"{source.name}: permitted is {column.type}, not boolean"] * (column.type != pa.bool_()))
    raise_if(source.nulls("permitted"))
    return permitted_with_parents(np.asarray(column.to_numpy(zero_copy_only=False)), parents)


def copy_embeddings(source: Source, columns: list[str], into: Prepared, allowed: B1, merges: bool) -> M8:
    """Put all vectors on disk; the first copy of each permitted work (itself, where alone), -1 for others."""
    kind = source.vector_kind(columns)
    embeddings = into.room("embeddings", kind, (source.rows, source.width(columns)))
    raise_if(read_vectors(source, columns, embeddings))
    firsts = np.full(source.rows, -1, dtype=np.int64)
    rows = np.flatnonzero(allowed)
    firsts[rows] = rows
    if merges:
        own = embeddings if rows.size == source.rows else embeddings[rows]
        firsts[rows] = rows[first_copies(own) if kind == np.int8 else first_equals(own)]
    return firsts


def first_equals(vectors_: Array) -> M8:
    """The lowest row equal to each row of float vectors (n, d); rows of zeros stand alone."""
    plain = np.ascontiguousarray(vectors_ + vectors_.dtype.type(0.0))  # -0 becomes 0
    whole = plain.view(np.dtype((np.void, plain.dtype.itemsize * plain.shape[1]))).reshape(-1)
    _, first, back = np.unique(whole, return_index=True, return_inverse=True)
    blank = ~plain.any(axis=1)
    return np.where(blank, np.arange(len(plain)), first[back.reshape(-1)])


def keep_rows(into: Prepared, rows: M8) -> None:
    """Keep only these rows of the embeddings on disk, in their order."""
    embeddings = into.array("embeddings")
    if rows.size < len(embeddings):
        np.save(into.folder / "kept.npy", embeddings[rows])
        (into.folder / "kept.npy").replace(into.folder / "embeddings.npy")


def read_revenue(source: Source, request: Request) -> M8:
    """Microcents by output: the column of the file, or --revenue spread evenly."""
    has_both = request.revenue is not None and source.has("revenue")
    raise_if([f"{source.name}: has revenue of its own; leave --revenue out"] * has_both)
    if request.revenue is not None:
        total = microcents_of(request.revenue)
        raise_if([f"{source.name}: no outputs to spread --revenue over"] * (source.rows == 0 and total != 0))
        return split(total, np.ones(source.rows, np.uint32)) if source.rows else np.zeros(0, np.int64)
    raise_if(source.missing("revenue"))
    column = source.column("revenue")
    raise_if(
        [f"{source.name}: revenue is {column.type}; floats cannot hold every cent: give a decimal or text"]
        * pa.types.is_floating(column.type)
    )
    return read_amounts(source.name, column.to_pylist())


def read_amounts(name: str, amounts: list[object]) -> M8:
    """Dollars (m,) as microcents; a line for each that is none, and one where they do not fit together."""
    found, lines = np.zeros(len(amounts), dtype=np.int64), []
    for row, amount in enumerate(amounts):
        try:
            found[row] = microcents_of("" if amount is None else amount)
        except ValueError as error:
            lines.append(f"{name}: row {row}: revenue {error}")
    raise_if(lines)
    raise_if([f"{name}: revenue adds up to more than an int64 holds"] * (sum(map(abs, found.tolist())) > LARGEST))
    return found
