"""The names of works, people and owners in a user's files, and the rows that stand for them."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

M8 = npt.NDArray[np.int64]

UNKNOWN = -1


class Identities:
    """Distinct names, whole numbers or text, and their rows."""

    def __init__(self, names: Any) -> None:
        """names: an Arrow array without nulls; ValueError, in words, for another type or a name given twice."""
        names = names.combine_chunks() if isinstance(names, pa.ChunkedArray) else names
        self.names = _plain(names)
        self._numbers = self.names.to_numpy() if pa.types.is_integer(self.names.type) else None
        if self._numbers is not None:
            self._order = np.argsort(self._numbers, kind="stable")
            self._sorted = self._numbers[self._order]
            twice = np.flatnonzero(self._sorted[1:] == self._sorted[:-1])
            if twice.size:
                rows = self._order[twice[0]], self._order[twice[0] + 1]
                raise ValueError(f"{self._sorted[twice[0]]} is given twice, in rows {rows[0]} and {rows[1]}")
        elif len(pc.unique(self.names)) < len(self.names):
            counts = pc.value_counts(self.names)
            name = counts.filter(pc.greater(counts.field("counts"), 1))[0]["values"]
            rows = pc.indices_nonzero(pc.equal(self.names, name)).to_pylist()
            raise ValueError(f"{name.as_py()!r} is given twice, in rows {rows[0]} and {rows[1]}")

    def __len__(self) -> int:
        return len(self.names)

    def rows(self, names: Any) -> M8:
        """The row of each name (n,); -1 for one that is not here, or of another type."""
        names = names.combine_chunks() if isinstance(names, pa.ChunkedArray) else names
        if len(self) == 0 or len(names) == 0:
            return np.full(len(names), UNKNOWN, dtype=np.int64)
        if self._numbers is None:
            found = pc.index_in(names.cast(self.names.type), value_set=self.names)
            return np.asarray(pc.fill_null(found, UNKNOWN).to_numpy(zero_copy_only=False), dtype=np.int64)
        if not pa.types.is_integer(names.type):
            return np.full(len(names), UNKNOWN, dtype=np.int64)
        wanted = names.cast(pa.int64()).fill_null(np.iinfo(np.int64).min).to_numpy()
        place = np.minimum(np.searchsorted(self._sorted, wanted), self._sorted.size - 1)
        return np.where(self._sorted[place] == wanted, self._order[place], UNKNOWN)

    def take(self, rows: M8) -> Any:
        """The names of rows (n,), null for -1."""
        return self.names.take(pa.array(np.asarray(rows), mask=np.asarray(rows) < 0))


def _plain(names: Any) -> Any:
    """Names as int64 or text."""
    if pa.types.is_dictionary(names.type):
        names = names.dictionary_decode()
    if pa.types.is_integer(names.type):
        return names.cast(pa.int64())
    if pa.types.is_string(names.type) or pa.types.is_large_string(names.type):
        return names.cast(pa.large_string())
    if pa.types.is_null(names.type):
        return names.cast(pa.int64())
    raise ValueError(f"names must be whole numbers or text, not {names.type}")
