"""A credits table of one's own: a row a credit, with work, person, and as far as known owner, role, date, share."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from simulator.imports.catalogue import MOST_POINTS, Imported, assembled, years_of
from simulator.imports.tables import TableError, read

PARTS = 1_000_000
"""Shares become whole points: a millionth each, so that a work of two thousand people stays far below 2**31."""
WHOLE = 1e-6
OPTIONAL = ("owner", "title", "date", "text", "role", "embedding")


def read_credits(path: Path, points_of_role: Mapping[str, int]) -> Imported:
    """Works, credits and people of the table. Raises TableError, for amounts that are no numbers too."""
    table = read(path, "work", "person")
    empty = pd.Series(pd.NA, index=table.index, dtype="string")
    table = table.assign(**{name: empty for name in OPTIONAL if name not in table})
    firsts = table[table["work"].notna()].drop_duplicates("work")
    works = firsts[["work", "title", "owner", "text"]].assign(year=years_of(firsts["date"]))
    if not firsts["embedding"].isna().all():
        works = works.assign(embedding=firsts["embedding"])
    people = pd.DataFrame({"person": table["person"].dropna().drop_duplicates()})
    rows, uneven = _points(path, table)
    imported = assembled(works.reset_index(drop=True), rows, people, points_of_role)
    imported.note("works whose shares do not sum to 1 (used as proportions)", uneven)
    return imported


def _points(path: Path, table: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Credits with whole points where the table has points or shares; and how many works' shares miss 1."""
    rows = table[["work", "person", "role"]]
    amount = next((name for name in ("points", "share") if name in table), None)
    if amount is None:
        return rows, 0
    numbers = pd.to_numeric(table[amount], errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    values = pd.Series(numbers, index=table.index)
    most = MOST_POINTS if amount == "points" else 1
    is_whole = values % 1 == 0 if amount == "points" else True
    wrong = ~((values >= 0) & (values <= most) & is_whole)
    if wrong.any():
        given, lines = table[amount].to_list(), np.flatnonzero(wrong).tolist()
        raise TableError([f"{path.name}:{row + 2}: {amount} {given[row]!r} is not allowed" for row in lines])
    if amount == "points":
        return rows.assign(points=values.astype("int64")), 0
    sums = values.groupby(table["work"]).sum()
    return rows.assign(points=(values * PARTS).round().astype("int64")), int(((sums - 1).abs() > WHOLE).sum())
