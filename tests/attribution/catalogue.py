"""Small catalogues in files, for tests, and the payments that an oracle in Python integers gives them."""

from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from simulator.attribution.request import Request

MICROCENTS = 10**8


def embeddings(rows, kind=np.int8):
    array = np.asarray(rows, dtype=kind)
    inner = pa.array(array.reshape(-1))
    return pa.FixedSizeListArray.from_arrays(inner, array.shape[1])


def write(folder: Path, name: str, **columns) -> Path:
    path = folder / f"{name}.parquet"
    pq.write_table(pa.table(columns), path, row_group_size=7)
    return path


def by_hand(folder: Path, **changed):
    """Three works, two outputs; see the tests for what they are due."""
    works = {"work": ["a", "b", "c"], "owner": ["X", "Y", "X"], "embedding": embeddings([[5, 0], [4, 3], [3, 4]])}
    outputs = {
        "output": [1, 2],
        "embedding": embeddings([[1, 0], [-1, 0]]),
        "revenue": pa.array([Decimal("9.00"), Decimal("1.00")]),
    }
    lines = {"work": ["a", "b", "b", "c"], "person": ["ann", "ann", "bob", "cy"], "points": [1, 2, 1, 5]}
    parts = {"works": works, "outputs": outputs, "credits": lines}
    for key, value in changed.items():
        part, column = key.split("__")
        if value is None:
            parts[part].pop(column, None)
        else:
            parts[part][column] = value
    return {part: write(folder, part, **columns) for part, columns in parts.items()}


def drawn(folder: Path, works=40, outputs=9, people=12, owners=4, seed=1, dimensions=4, kind=np.int8):
    """A random catalogue with copies, unknown owners, works nobody is credited in, and refunds."""
    luck = np.random.default_rng(seed)
    rows = luck.integers(-4, 5, (works, dimensions))
    rows[works // 2] = rows[0]
    owner: list[str | None] = [f"studio {i}" for i in luck.integers(0, owners, works)]
    owner[3] = None
    work, person = np.nonzero(luck.random((works, people)) < 0.25)
    order = luck.permutation(work.size)
    revenue = [str(Decimal(int(x)) / 10**4) for x in luck.integers(-(10**6), 10**8, outputs)]
    return {
        "works": write(folder, "works", work=np.arange(works) * 3 + 5, owner=owner, embedding=embeddings(rows, kind)),
        "outputs": write(
            folder,
            "outputs",
            output=[f"o{i}" for i in range(outputs)],
            embedding=embeddings(luck.integers(-4, 5, (outputs, dimensions)), kind),
            revenue=revenue,
        ),
        "credits": write(
            folder,
            "credits",
            work=work[order] * 3 + 5,
            person=person[order] + 100,
            points=luck.integers(0, 9, work.size),
        ),
    }


def request(files, **options) -> Request:
    return Request(**files, **options)


def table(folder: Path, name: str) -> list[dict]:
    return pq.read_table(folder / f"{name}.parquet").to_pylist()


def column(folder: Path, name: str, key: str, value: str = "microcents") -> dict:
    return {row[key]: row[value] for row in table(folder, name)}
