"""Imported tables as Parquet that `residuals attribute` reads; names only where asked."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from simulator.imports.catalogue import Imported

PRIVATE = ("name", "earnings")


def write(imported: Imported, folder: Path, embeddings: np.ndarray | None, *, with_names: bool) -> None:
    """works.parquet, credits.parquet, people.parquet and report.json; nothing leaves the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    works = imported.works[["work", "title", "owner", "year"]]
    table = pa.Table.from_pandas(works, preserve_index=False)
    if embeddings is not None:
        flat = pa.array(embeddings.ravel())
        table = table.append_column("embedding", pa.FixedSizeListArray.from_arrays(flat, embeddings.shape[1]))
    pq.write_table(table, folder / "works.parquet")
    _save(imported.credits, folder / "credits.parquet")
    kept = [name for name in imported.people if with_names or name not in PRIVATE]
    _save(imported.people[kept], folder / "people.parquet")
    (folder / "report.json").write_text(json.dumps(report(imported, with_names=with_names), indent=1) + "\n")


def report(imported: Imported, *, with_names: bool) -> dict[str, object]:
    """Sizes and everything that was found; the ids of people only where asked."""
    sizes = {"works": len(imported.works), "credits": len(imported.credits), "people": len(imported.people)}
    found = {words: count for words, count in imported.counts.items() if count}
    return {"sizes": sizes, "found": found} | ({"persons": imported.persons} if with_names else {})


def _save(table: pd.DataFrame, path: Path) -> None:
    """A table without its index."""
    pq.write_table(pa.Table.from_pandas(table, preserve_index=False), path)
