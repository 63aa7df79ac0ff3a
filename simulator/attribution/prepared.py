"""The prepared catalogue: what the user's files hold, checked, as arrays on disk that are mapped and not loaded.

Rows are the user's works in the order of their file. `embeddings` holds only the works that compete: permitted, and of
copies the first; `competing` says which rows these are. Written once, `plan.json` last, so that a folder with a plan is
whole.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from simulator.attribution.identities import M8, Identities
from simulator.results import atomic

PLAN = "plan.json"
NAMES = ("works", "outputs", "owners", "people")

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Prepared:
    """A prepared catalogue in a folder."""

    folder: Path

    @property
    def is_whole(self) -> bool:
        """Whether it was written to its end."""
        return (self.folder / PLAN).is_file()

    def array(self, name: str) -> Array:
        """A stored array, mapped; what is written to it stays in memory."""
        path = self.folder / f"{name}.npy"
        is_empty = np.load(path, mmap_mode=None).size == 0 if path.stat().st_size < 2**12 else False
        return np.asarray(np.load(path, mmap_mode=None if is_empty else "c"))

    def save(self, name: str, array: Array) -> None:
        """Store an array."""
        np.save(self.folder / f"{name}.npy", array)

    def room(self, name: str, kind: npt.DTypeLike, shape: tuple[int, ...]) -> Array:
        """A new array on disk to be filled in place."""
        if 0 in shape:
            self.save(name, np.zeros(shape, kind))
            return np.zeros(shape, kind)
        path = self.folder / f"{name}.npy"
        return np.lib.format.open_memmap(path, mode="w+", dtype=np.dtype(kind), shape=shape)

    def save_names(self, kind: str, names: Identities) -> None:
        """Store names of works, outputs, owners or people."""
        pq.write_table(pa.table({"name": names.names}), self.folder / f"names-{kind}.parquet")

    def names(self, kind: str) -> Any:
        """Stored names as an Arrow array."""
        return pq.read_table(self.folder / f"names-{kind}.parquet").column(0).combine_chunks()

    def write_plan(self, **facts: Any) -> None:
        """The last file: what was found."""
        atomic.write_bytes(self.folder / PLAN, json.dumps(facts, indent=1).encode())

    def plan(self) -> dict[str, Any]:
        """What was found: counts, notes, and the sizes of the pieces."""
        facts: dict[str, Any] = json.loads((self.folder / PLAN).read_bytes())
        return facts


def names_of(array: Any, rows: M8) -> Any:
    """Names of rows (n,), null for -1."""
    return array.take(pa.array(rows, mask=rows < 0))
