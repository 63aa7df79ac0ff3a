"""Tables of a user, as text: CSV, TSV (also gzipped) or Parquet, read by path and never copied elsewhere."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pandas as pd

MISSING = ("", r"\N")
_SEPARATORS = {".csv": ",", ".tsv": "\t"}


class TableError(Exception):
    """What is wrong with a user's tables, line by line."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Lines for the user."""
        super().__init__("\n".join(lines))
        self.lines = list(lines)


def read(path: Path, *needed: str) -> pd.DataFrame:
    """The table, without blanks around texts; TableError where it cannot be read or lacks a column."""
    try:
        table = _parquet(path) if path.suffix == ".parquet" else _text(path)
    except (OSError, ValueError) as error:
        raise TableError([f"{path.name}: cannot be read: {getattr(error, 'strerror', None) or error}"]) from None
    missing = [name for name in needed if name not in table.columns]
    if missing:
        raise TableError(
            [f"{path.name}: no column {name!r}; there are {', '.join(map(str, table.columns))}" for name in missing]
        )
    return table


def _parquet(path: Path) -> pd.DataFrame:
    """A Parquet file; all but embeddings as text."""
    table = pd.read_parquet(path)
    for name in table.columns.difference(["embedding"]):
        table[name] = table[name].astype("string")
    return table


def _text(path: Path) -> pd.DataFrame:
    """A delimited file; IMDb writes quotes as plain signs, so that tabs alone divide a TSV."""
    ending = next((end for end in path.suffixes[::-1] if end in _SEPARATORS), None)
    if ending is None:
        raise ValueError("endings that are read: .csv, .tsv, either with .gz, and .parquet")
    quoting: Literal[0, 3] = 3 if ending == ".tsv" else 0
    table = pd.read_csv(path, sep=_SEPARATORS[ending], dtype="string", keep_default_na=False, quoting=quoting)
    table.columns = table.columns.str.strip()
    for name in table.columns:
        texts = table[name].str.strip()
        table[name] = texts.mask(texts.isin(MISSING))
    return table
