"""The training mixture of a user: how much each source weighs, and from which source and of what size each work is."""

import numpy as np
import pyarrow as pa

from simulator.attribution.faults import raise_if
from simulator.attribution.files import Source
from simulator.attribution.identities import Identities
from simulator.attribution.prepared import Array, Prepared
from simulator.attribution.request import Request


def prepare_mixture(request: Request, works: Source, into: Prepared) -> None:
    """Store the mixture (sources,), and by work its source and size. Raises AttributionError."""
    if request.mixture is None:
        return
    source = Source(request.mixture)
    raise_if(source.missing("source", "weight") + works.missing("source"))
    raise_if(source.nulls("source") + works.nulls("source"))
    try:
        names = Identities(source.column("source"))
    except ValueError as error:
        raise_if([f"{source.name}: source {error}"])
        raise
    weights = amounts(source, "weight")
    raise_if([f"{source.name}: weights are all zero"] * (not weights.any()))
    column = works.column("source")
    rows = names.rows(column)
    lost = np.flatnonzero(rows < 0)
    raise_if(
        [f"{works.name}: row {row}: source {column[int(row)].as_py()!r} is not in the mixture" for row in lost[:20]]
    )
    into.save("mixture", weights)
    into.save("sources", rows)
    into.save("work_sizes", amounts(works, "size") if works.has("size") else np.ones(works.rows))


def amounts(source: Source, column: str) -> Array:
    """A column of numbers, finite and not negative; a line for each row that is not."""
    kind = source.schema.field(column).type
    is_number = pa.types.is_integer(kind) or pa.types.is_floating(kind)
    raise_if([f"{source.name}: {column} is {kind}, not a number"] * (not is_number))
    found = source.column(column).cast(pa.float64()).fill_null(float("nan")).to_numpy()
    wrong = np.flatnonzero(~(np.isfinite(found) & (found >= 0.0)))
    raise_if(
        [f"{source.name}: row {row}: {column} is {found[row]}; it must be finite and not negative" for row in wrong]
    )
    return np.asarray(found)
