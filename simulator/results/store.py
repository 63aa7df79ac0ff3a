"""A cube on disk: `results.parquet`, `plan.parquet`, `measures.json` and the manifest, checked when read.

`results.parquet` has one row a (run, quarter, measure), sorted so, with its value: any tool can read it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from simulator.results import atomic, manifest
from simulator.results.cube import Cube, Measure
from simulator.results.manifest import DamagedResultsError, Manifest

RESULTS, PLAN, MEASURES = "results.parquet", "plan.parquet", "measures.json"
RUNS_PER_GROUP = 16  # rows of some 100,000 values go to disk at a time

_WORD = pa.dictionary(pa.int32(), pa.string())
_SCHEMA = pa.schema([("run", pa.int32()), ("quarter", _WORD), ("measure", _WORD), ("value", pa.float64())])


def write(folder: Path, cube: Cube, facts: Mapping[str, Any]) -> Manifest:
    """Write a cube into an existing folder, the manifest last: without it nothing counts as written."""
    _write_results(folder / RESULTS, cube)
    with atomic.replacing(folder / PLAN) as path:
        cube.plan.to_parquet(path, index=False)
    described = {"quarters": cube.quarters, "measures": [asdict(measure) for measure in cube.measures]}
    atomic.write_bytes(folder / MEASURES, (json.dumps(described, indent=1) + "\n").encode())
    written = manifest.of(cube, facts, [folder / name for name in (RESULTS, PLAN, MEASURES)])
    manifest.write(folder, written)
    return written


def read(folder: Path) -> Cube:
    """The cube of a folder; DamagedResultsError where a file or the values are not as they were written."""
    written = manifest.verify(folder, (RESULTS, PLAN, MEASURES))
    described = json.loads((folder / MEASURES).read_bytes())
    plan = pd.read_parquet(folder / PLAN)
    measures = tuple(Measure(**measure) for measure in described["measures"])
    quarters = tuple(described["quarters"])
    column = parquet.read_table(folder / RESULTS, columns=["value"])["value"].to_numpy()
    cube = Cube(plan, quarters, measures, column.reshape(len(plan), len(quarters), len(measures)))
    if cube.digest() != written["digest"]:
        raise DamagedResultsError(f"{folder}: the values do not match the digest; run the study again with --force")
    return cube


def _write_results(path: Path, cube: Cube) -> None:
    """The long table, a few runs at a time."""
    encoding = {"value": "BYTE_STREAM_SPLIT"}
    words = ["run", "quarter", "measure"]
    with (
        atomic.replacing(path) as temporary,
        parquet.ParquetWriter(
            temporary, _SCHEMA, compression="zstd", use_dictionary=words, column_encoding=encoding
        ) as writer,
    ):
        for table in _tables(cube):
            writer.write_table(table)


def _tables(cube: Cube) -> Iterator[pa.Table]:
    quarters, measures = pa.array(cube.quarters, pa.string()), pa.array(cube.names, pa.string())
    per_run = (len(quarters), len(measures))
    for first in range(0, len(cube.plan), RUNS_PER_GROUP):
        values = cube.values[first : first + RUNS_PER_GROUP]  # noqa: PD011 - an array
        shape = (len(values), *per_run)
        runs, quarter, measure = (np.broadcast_to(axis, shape).ravel() for axis in np.ogrid[tuple(map(slice, shape))])
        columns = [
            pa.array(cube.plan["run"].to_numpy(np.int32)[first + runs]),
            pa.DictionaryArray.from_arrays(quarter.astype(np.int32), quarters),
            pa.DictionaryArray.from_arrays(measure.astype(np.int32), measures),
            pa.array(values.ravel()),
        ]
        yield pa.Table.from_arrays(columns, schema=_SCHEMA)
