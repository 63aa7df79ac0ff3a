"""One person's account of an attribution: every work, its pot, the outputs that paid it, and the person's part."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from simulator.attribution.faults import LostMicrocentError, raise_if
from simulator.attribution.run import is_attribution

MOST_OUTPUTS = 5


@dataclass(frozen=True)
class Line:
    """One work. Microcents of its people's pot, of the person's part, and of the outputs that paid the work most."""

    work: object
    owner: object
    points: int
    pot_microcents: int
    microcents: int
    outputs: tuple[tuple[object, int], ...]


@dataclass(frozen=True)
class Account:
    """All lines of a person; they sum to the payment."""

    person: object
    microcents: int
    lines: tuple[Line, ...]


def account(folder: Path, person: str) -> Account:
    """The account of a person by name. AttributionError for a folder without lines, or an unknown person."""
    raise_if([f"{folder}: no attribution; `residuals attribute` writes one"] * (not is_attribution(folder)))
    raise_if(
        [f"{folder}: written with --netted, so that no lines are kept"] * (not (folder / "lines.parquet").is_file())
    )
    people = pq.read_table(folder / "people.parquet")
    own = people.filter(pc.equal(people["person"], typed(person, people["person"].type)))
    raise_if([f"{folder}: nobody is called {person!r}"] * (own.num_rows == 0))
    name, total = own["person"][0].as_py(), own["microcents"][0].as_py()
    rows = pq.read_table(folder / "lines.parquet", filters=[("person", "==", name)]).to_pylist()
    works = [row["work"] for row in rows]
    pots = by_work(folder / "works.parquet", works)
    paid = claims_of(folder / "claims.parquet", works)
    lines = tuple(line_of(row, pots[row["work"]], paid.get(row["work"], [])) for row in rows)
    if sum(line.microcents for line in lines) != total:
        raise LostMicrocentError(f"{folder}: lines and payment of {name} differ; the folder was changed")
    return Account(name, total, lines)


def typed(person: str, kind: Any) -> Any:
    """A name as the file's people are named; null where it can't be one."""
    if pa.types.is_integer(kind):
        return pa.scalar(int(person) if person.lstrip("-").isdecimal() else None, kind)
    return pa.scalar(person, kind)


def by_work(path: Path, works: list[object]) -> dict[object, dict[str, Any]]:
    """Rows of works.parquet by work."""
    rows = pq.read_table(path, filters=[("work", "in", works)]).to_pylist() if works else []
    return {row["work"]: row for row in rows}


def claims_of(path: Path, works: list[object]) -> dict[object, list[tuple[object, int]]]:
    """The claims of each work, largest first. Copies and derivative works are paid through others, and have none."""
    rows = pq.read_table(path, filters=[("work", "in", works)]).to_pylist() if works else []
    found: dict[object, list[tuple[object, int]]] = {}
    for row in sorted(rows, key=lambda row: -abs(row["microcents"])):
        found.setdefault(row["work"], []).append((row["output"], row["microcents"]))
    return found


def line_of(row: dict[str, Any], work: dict[str, Any], paid: list[tuple[object, int]]) -> Line:
    """One line with its work's pot and largest payers."""
    pot = work["people_microcents"]
    return Line(row["work"], work["owner"], row["points"], pot, row["microcents"], tuple(paid[:MOST_OUTPUTS]))
