"""Tables of a user, as text: CSV, TSV (also gzipped) or Parquet, read by path and never copied elsewhere."""

from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from simulator.imports.opening import LARGEST_TEXT, opened, regular

MISSING = ("", r"\N")
MOST_LINES = 20
MOST_ROWS = 200_000_000
MOST_COLUMNS = 1_000
LONGEST_SHOWN = 300
ROWS_AT_ONCE = 1 << 14
_SEPARATORS = {".csv": ",", ".tsv": "\t"}
_ENDINGS = "endings that are read: .csv, .tsv, either with .gz, and .parquet"


class TableError(Exception):
    """What is wrong with a user's tables, line by line."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Lines for the user, each of them one line of fair length; the first twenty, and how many more."""
        more = len(lines) - MOST_LINES
        self.lines = [plain(line) for line in lines[:MOST_LINES]] + [f"... and {more:,} more"] * (more > 0)
        super().__init__("\n".join(self.lines))


def plain(text: str) -> str:
    """One line that no terminal acts upon, cut where it is long."""
    line = "".join(letter if letter.isprintable() else "?" for letter in text)
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}..."


def read(path: Path, *needed: str) -> pd.DataFrame:
    """The table, without blanks around texts; TableError where it cannot be read or lacks a column."""
    try:
        table = _parquet(path) if path.suffix == ".parquet" else _text(path)
    except (OSError, ValueError, OverflowError, MemoryError, pa.ArrowException) as error:
        words = getattr(error, "strerror", None) or next(iter(str(error).splitlines()), "") or type(error).__name__
        raise TableError([f"{path.name}: cannot be read: {words}"]) from None
    check_columns(path, list(table.columns), needed)
    return table


def check_columns(path: Path, columns: Sequence[Hashable], needed: Sequence[str]) -> None:
    """TableError for a column that is missing or there twice."""
    names = [str(name) for name in columns]
    twice = sorted({name for name in names if names.count(name) > 1})
    lines = [f"{path.name}: column {name!r} is there twice" for name in twice]
    missing = [name for name in needed if name not in names]
    lines += [f"{path.name}: no column {name!r}; there are {', '.join(names)}" for name in missing]
    if lines:
        raise TableError(lines)


def _parquet(path: Path) -> pd.DataFrame:
    """A Parquet file; all but embeddings as text."""
    with regular(path) as file:
        source = pq.ParquetFile(file)
        check_size(source.metadata.num_rows, len(source.schema_arrow.names))
        check_columns(path, source.schema_arrow.names, ())
        table: pd.DataFrame = in_pieces(source).to_pandas()
    for name in table.columns.difference(["embedding"]):
        table[name] = table[name].astype("string")
    return table


def in_pieces(source: Any) -> Any:
    """The table, read so that a small file cannot unfold to more than a text of the same could hold."""
    pieces, size = [], 0
    for batch in source.iter_batches(ROWS_AT_ONCE):
        piece = written_out(batch)
        size += piece.nbytes
        if size > LARGEST_TEXT:
            raise ValueError(f"unpacked it is larger than {LARGEST_TEXT:,} bytes")
        pieces.append(piece)
    return pa.concat_tables(pieces) if pieces else source.schema_arrow.empty_table()


def written_out(batch: Any) -> Any:
    """A piece as a table whose repeated words are written out each time, as memory will have to hold them."""
    columns = [
        column.dictionary_decode() if pa.types.is_dictionary(column.type) else column for column in batch.columns
    ]
    return pa.table(columns, names=batch.schema.names)


def check_size(rows: int, columns: int) -> None:
    """ValueError for what is too long or too wide to be a table of credits."""
    if rows > MOST_ROWS:
        raise ValueError(f"{rows:,} rows; {MOST_ROWS:,} are the most")
    if columns > MOST_COLUMNS:
        raise ValueError(f"{columns:,} columns; {MOST_COLUMNS:,} are the most")


def _text(path: Path) -> pd.DataFrame:
    """A delimited file; IMDb writes quotes as plain signs, so that tabs alone divide a TSV."""
    ending = next((end for end in path.suffixes[::-1] if end in _SEPARATORS), None)
    if ending is None:
        raise ValueError(_ENDINGS)
    quoting: Literal[0, 3] = 3 if ending == ".tsv" else 0
    form = {"sep": _SEPARATORS[ending], "dtype": "string", "keep_default_na": False, "quoting": quoting}
    with opened(path) as file:
        header = pd.read_csv(file, header=None, nrows=1, **form)  # type: ignore[call-overload]
    check_size(0, header.shape[1])
    check_columns(path, [str(name).strip() for name in header.iloc[0]], ())
    with opened(path) as file:
        table: pd.DataFrame = pd.read_csv(file, **form)  # type: ignore[call-overload]
    check_size(*table.shape)
    table.columns = table.columns.str.strip()
    for name in table.columns:
        texts = table[name].str.strip()
        table[name] = texts.mask(texts.isin(MISSING))
    return table
