"""Parquet files of a user, read in pieces, and what is wrong with their columns."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from simulator.attribution.faults import AttributionError
from simulator.kernels.similarity import LARGEST_ENTRY, MOST_DIMENSIONS

ROWS_AT_ONCE = 1 << 18
LARGEST_FEATURE = 1e100


class Source:
    """One file of a user."""

    def __init__(self, path: Path) -> None:
        """Open it; AttributionError where it is not Parquet."""
        try:
            self._file = pq.ParquetFile(path, memory_map=True)
        except (pa.ArrowInvalid, OSError) as error:
            raise AttributionError([f"{path.name}: not a Parquet file ({str(error).splitlines()[0]})"]) from None
        self.name, self.schema, self.rows = path.name, self._file.schema_arrow, self._file.metadata.num_rows

    def has(self, column: str) -> bool:
        """Whether there is a column of this name."""
        return column in self.schema.names

    def missing(self, *columns: str) -> list[str]:
        """A line for each of these columns that is not there."""
        return [f"{self.name}: no column {column!r}" for column in columns if not self.has(column)]

    def pieces(self, *columns: str) -> Iterator[tuple[int, Any]]:
        """First row and record batch of these columns, piece by piece."""
        first = 0
        for batch in self._file.iter_batches(ROWS_AT_ONCE, columns=list(columns)):
            yield first, batch
            first += batch.num_rows

    def column(self, name: str) -> Any:
        """A whole column as an Arrow array."""
        return self._file.read([name]).column(0).combine_chunks()

    def nulls(self, column: str) -> list[str]:
        """A line where a column has a row without a value."""
        for first, batch in self.pieces(column):
            if batch.column(0).null_count:
                row = first + int(np.flatnonzero(batch.column(0).is_null().to_numpy(zero_copy_only=False))[0])
                return [f"{self.name}: row {row}: no {column}"]
        return []

    def width(self, columns: list[str]) -> int:
        """The dimensions of these columns of vectors together."""
        return sum(int(self.schema.field(column).type.list_size) for column in columns)

    def vector_kind(self, columns: list[str]) -> Any:
        """The NumPy type that holds the vectors of all these columns."""
        return np.result_type(*(self.schema.field(name).type.value_type.to_pandas_dtype() for name in columns))

    def vector_type_lines(self, columns: list[str]) -> list[str]:
        """What is wrong with the types of columns of vectors: embeddings are int8 or float32, features are floats."""
        lines = []
        for column in columns:
            kind, is_embedding = self.schema.field(column).type, column == "embedding"
            inner = (pa.int8(), pa.float32()) if is_embedding else (pa.float32(), pa.float64())
            if not (pa.types.is_fixed_size_list(kind) and kind.value_type in inner and kind.list_size > 0):
                names = "int8 or float32" if is_embedding else "float32 or float64"
                lines.append(f"{self.name}: {column} is {kind}; it must be a fixed-size list of {names}")
            elif is_embedding and kind.list_size > MOST_DIMENSIONS:
                lines.append(f"{self.name}: embeddings of {kind.list_size} dimensions; {MOST_DIMENSIONS} are the most")
        return lines


def vectors(batch: Any, column: str) -> npt.NDArray[Any]:
    """A fixed-size list column of a batch as (rows, d); a row that is null, or holds one, comes as NaN or -128."""
    array = batch.column(column)
    width, inner = array.type.list_size, array.type.value_type
    blank = -LARGEST_ENTRY - 1 if inner == pa.int8() else float("nan")
    values = array.values.slice(array.offset * width, len(array) * width).fill_null(blank)
    found = np.array(values.to_numpy(zero_copy_only=False)).reshape(-1, width)
    if array.null_count:
        found[array.is_null().to_numpy(zero_copy_only=False)] = blank
    return found


def vector_lines(name: str, column: str, first: int, found: npt.NDArray[Any]) -> list[str]:
    """A line for the first row of (n, d) that holds a NaN, an infinity, a blank, -128, or more than can be squared."""
    if found.dtype == np.int8:
        wrong = (found < -LARGEST_ENTRY).any(axis=1)
        what = "is missing or holds -128; entries lie in -127 to 127"
    else:
        wrong = ~(np.abs(found.astype(np.float64, copy=False)) <= LARGEST_FEATURE).all(axis=1)
        what = "is missing or holds a NaN, an infinity or more than 1e100"
    return [f"{name}: row {first + int(np.argmax(wrong))}: {column} {what}"] if wrong.any() else []


def read_vectors(source: Source, columns: list[str], into: npt.NDArray[Any]) -> list[str]:
    """Write columns of vectors side by side to (rows, d); a line for what is wrong with each piece."""
    lines: list[str] = []
    for first, batch in source.pieces(*columns):
        place = 0
        for column in columns:
            found = vectors(batch, column)
            lines += vector_lines(source.name, column, first, found)
            into[first : first + len(found), place : place + found.shape[1]] = found
            place += found.shape[1]
    return lines
