"""Credits of a user, in any order, sorted by work on disk: rows of people and whole points."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from simulator.attribution.faults import raise_if
from simulator.attribution.files import Source
from simulator.attribution.identities import M8, Identities
from simulator.attribution.prepared import Array, Prepared
from simulator.attribution.request import Request
from simulator.kernels.credit_lines import MANY_POINTS, NEGATIVE, NOT_ONE, TWICE, check_lines, whole_shares

LARGEST_POINT = 2**31
BATCHES_AT_ONCE = 16  # of people's names, before those that are there twice are dropped
MESSAGES = {
    TWICE: "credits a person twice",
    MANY_POINTS: "has more than 2147483648 points",
    NOT_ONE: "has shares that do not sum to 1 (--normalise-shares divides by their sum)",
    NEGATIVE: "has a share that is negative or not finite",
}


def prepare_credits(request: Request, into: Prepared) -> dict[str, int]:
    """Starts, people and points by work; facts for the plan. Raises AttributionError."""
    works = Identities(into.names("works"))
    if request.credits is None:
        store_nothing(into, len(works))
        return {"credits": 0, "people": 0}
    source = Source(request.credits)
    raise_if(source.missing("work", "person"))
    amount = "points" if source.has("points") else "share"
    raise_if([f"{source.name}: no column 'points' or 'share'"] * (not source.has(amount)))
    kind = source.schema.field(amount).type
    is_right = pa.types.is_integer(kind) if amount == "points" else pa.types.is_floating(kind)
    raise_if([f"{source.name}: {amount} is {kind}; points are whole numbers, shares floats"] * (not is_right))
    raise_if(source.nulls("work") + source.nulls("person") + source.nulls(amount))
    starts, people = first_pass(source, works)
    into.save("starts", starts)
    into.save_names("people", people)
    second_pass(source, amount, works, people, into)
    check_works(request, source, amount, works, into)
    return {"credits": source.rows, "people": len(people)}


def store_nothing(into: Prepared, works: int) -> None:
    """No credits at all: every pot has nobody to go to."""
    into.save("starts", np.zeros(works + 1, dtype=np.int64))
    into.save("credited", np.zeros(0, dtype=np.int32))
    into.save("points", np.zeros(0, dtype=np.uint32))
    into.save_names("people", Identities(pa.array([], pa.int64())))


def first_pass(source: Source, works: Identities) -> tuple[M8, Identities]:
    """Where each work's credits start, and the people in rising order."""
    counts, distinct, lines = np.zeros(len(works) + 1, dtype=np.int64), [], []
    for first, batch in source.pieces("work", "person"):
        rows = works.rows(batch.column(0))
        lost = np.flatnonzero(rows < 0)
        lines += [f"{source.name}: row {first + i}: {batch.column(0)[int(i)].as_py()!r} is no work" for i in lost[:20]]
        own, many = np.unique(rows[rows >= 0], return_counts=True)
        counts[own + 1] += many
        distinct.append(pc.unique(batch.column(1)))
        if len(distinct) == BATCHES_AT_ONCE:
            distinct = [pc.unique(pa.chunked_array(distinct))]
    raise_if(lines)
    people = pc.unique(pa.chunked_array(distinct)).sort() if distinct else pa.array([], pa.int64())
    try:
        return np.cumsum(counts), Identities(people)
    except ValueError as error:
        raise_if([f"{source.name}: person {error}"])
        raise


def second_pass(source: Source, amount: str, works: Identities, people: Identities, into: Prepared) -> None:
    """Put each credit in its work's place, in the order of the file."""
    cursor = into.array("starts")[:-1].copy()
    kind = np.uint32 if amount == "points" else np.float64
    credited = into.room("credited", np.int32, (source.rows,))
    amounts, lines = into.room(amount, kind, (source.rows,)), []
    for first_row, batch in source.pieces("work", "person", amount):
        given = batch.column(2).cast(pa.int64() if amount == "points" else pa.float64()).to_numpy()
        if amount == "points":
            wrong = np.flatnonzero((given < 0) | (given > LARGEST_POINT))
            lines += [
                f"{source.name}: row {first_row + i}: points of {given[i]} are not in 0 to {LARGEST_POINT}"
                for i in wrong[:20]
            ]
        rows = works.rows(batch.column(0))
        order = np.argsort(rows, kind="stable")
        own, first, many = np.unique(rows[order], return_index=True, return_counts=True)
        places = np.repeat(cursor[own] - first, many) + np.arange(rows.size)
        credited[places] = people.rows(batch.column(1))[order]
        amounts[places] = given[order]
        cursor[own] += many
    raise_if(lines)


def check_works(request: Request, source: Source, amount: str, works: Identities, into: Prepared) -> None:
    """Points of every work as whole numbers on disk; a line for each work that is wrong, up to one a kind."""
    starts, credited, amounts = (into.array(name) for name in ("starts", "credited", amount))
    most = int(np.diff(starts).max(initial=0))
    if amount == "points":
        bad = check_lines(starts, credited, amounts, most)
    else:
        points = into.room("points", np.uint32, (amounts.size,))
        bad = whole_shares(starts, credited, amounts, request.normalises_shares, most, points)
        (into.folder / "share.npy").unlink()
    raise_if(lines_of(source.name, bad, works))


def lines_of(name: str, bad: Array, works: Identities) -> list[str]:
    """Lines for the first work with each fault; bad (faults,) holds rows, -1 for none."""
    named = [(MESSAGES[fault], int(row)) for fault, row in enumerate(bad.tolist()) if row >= 0]
    return [f"{name}: work {works.names[row].as_py()!r} {message}" for message, row in named]
