"""Imported tables as Parquet that `residuals attribute` reads; whose they are is kept out of them unless asked."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from simulator.imports.catalogue import Imported
from simulator.imports.members import members_table
from simulator.imports.suppression import SMALLEST
from simulator.imports.tables import TableError
from simulator.results import atomic

PRIVATE = ("name", "earnings")
REPORT = "report.json"
Written = Callable[[Any, Path], None]


def write(
    imported: Imported, folder: Path, embeddings: np.ndarray | None, *, with_names: bool, smallest: int = SMALLEST
) -> None:
    """works.parquet, credits.parquet, people.parquet and report.json, each whole or not at all.

    With a roster, people have numbers of the folder's own, unless names are asked for. TableError for a folder that
    holds other files.
    """
    check_folder(folder)
    folder.mkdir(parents=True, exist_ok=True)
    told = json.dumps(report(imported, with_names=with_names, smallest=smallest), indent=1) + "\n"
    atomic.write_bytes(folder / REPORT, told.encode())  # first: it marks the folder as ours
    rows, people = named(imported) if with_names or imported.members is None else numbered(imported)
    kept = [name for name in people if with_names or name not in PRIVATE]
    _save(works_of(imported, embeddings), folder / "works.parquet")
    _save(pa.Table.from_pandas(rows, preserve_index=False), folder / "credits.parquet")
    _save(pa.Table.from_pandas(people[kept], preserve_index=False), folder / "people.parquet")


def check_folder(folder: Path) -> None:
    """TableError unless the folder is new, empty or ours."""
    if folder.is_dir() and any(folder.iterdir()) and not is_ours(folder / REPORT):
        raise TableError([f"{folder}: holds other files and no import of ours; choose another"])


def is_ours(report_file: Path) -> bool:
    """Whether a folder's report is one of ours."""
    try:
        told = json.loads(report_file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(told, dict) and {"sizes", "found"} <= told.keys()


def works_of(imported: Imported, embeddings: np.ndarray | None) -> pa.Table:
    """The works, with embeddings where there are any."""
    table = pa.Table.from_pandas(imported.works[["work", "title", "owner", "year"]], preserve_index=False)
    if embeddings is None:
        return table
    flat = pa.array(embeddings.ravel())
    return table.append_column("embedding", pa.FixedSizeListArray.from_arrays(flat, embeddings.shape[1]))


def named(imported: Imported) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Credits and people as they came."""
    return imported.credits, imported.people


def numbered(imported: Imported) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Credits and people under numbers in the order of the credits; whoever has the credits can tell who they are."""
    persons = pd.concat([imported.credits["person"], imported.people["person"]]).drop_duplicates()
    numbers = dict(zip(persons, (f"person {number}" for number in range(len(persons))), strict=True))
    people = imported.people.assign(person=imported.people["person"].map(numbers))
    return imported.credits.assign(person=imported.credits["person"].map(numbers)), people


def report(imported: Imported, *, with_names: bool, smallest: int = SMALLEST) -> dict[str, object]:
    """Sizes and everything that was found; the ids of people, and small counts of members, only where asked."""
    sizes = {"works": len(imported.works), "credits": len(imported.credits), "people": len(imported.people)}
    hides = imported.members is not None and not with_names
    found = {
        words: f"under {smallest}" if hides and words in imported.private and count < smallest else count
        for words, count in imported.counts.items()
        if count
    }
    told: dict[str, object] = {"sizes": sizes, "found": found}
    if imported.members is not None:
        told["members"] = members_table(imported.members, smallest if hides else 1)
    return told | ({"persons": imported.persons} if with_names else {})


def _save(table: pa.Table, path: Path) -> None:
    """A table, whole or not at all."""
    with atomic.replacing(path) as temporary:
        pq.write_table(table, temporary)
