"""A cube on disk is the cube; anything else on disk is refused."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from simulator.results import store
from simulator.results.manifest import DamagedResultsError
from tests.results.worlds import cube_of, outcome, paired_cube, run

FILES = (store.RESULTS, store.PLAN, store.MEASURES)


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hnp.arrays(np.float64, (3, 8, 2), elements=st.floats(width=64)))
def test_bits_survive(tmp_path, values):
    cube = cube_of([run(i, values={"x": 0.1}) for i in range(3)], [outcome(i, v) for i, v in enumerate(values)])
    store.write(tmp_path, cube, {})
    back = store.read(tmp_path)
    assert np.array_equal(back.values, cube.values, equal_nan=True)
    assert (back.quarters, back.measures) == (cube.quarters, cube.measures)
    pd.testing.assert_frame_equal(back.plan, cube.plan, check_dtype=False)
    assert back.digest() == cube.digest()


def test_any_tool_can_read_the_long_table(tmp_path):
    assert store.RUNS_PER_GROUP < 40  # more runs than go to disk at a time
    cube = paired_cube({"a": [float(level) for level in range(40)]})
    store.write(tmp_path, cube, {})
    table = pd.read_parquet(tmp_path / store.RESULTS)
    assert list(table.columns) == ["run", "quarter", "measure", "value"]
    row = table[(table["run"] == 37) & (table["quarter"] == "2028Q2") & (table["measure"] == "price_index")]
    assert row["value"].tolist() == [37 * 0.1]
    assert np.array_equal(store.read(tmp_path).values, cube.values)


@pytest.mark.parametrize("name", FILES)
def test_a_changed_byte_is_found(tmp_path, name):
    store.write(tmp_path, paired_cube({"a": [1.0]}), {})
    data = bytearray((tmp_path / name).read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DamagedResultsError, match=name):
        store.read(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_or_cut_file_is_found(tmp_path, name):
    store.write(tmp_path, paired_cube({"a": [1.0]}), {})
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:-1])
    with pytest.raises(DamagedResultsError, match="not as it was written"):
        store.read(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(DamagedResultsError, match="not as it was written"):
        store.read(tmp_path)


def test_without_a_manifest_nothing_is_read(tmp_path):
    store.write(tmp_path, paired_cube({"a": [1.0]}), {})
    (tmp_path / "manifest.json").unlink()
    with pytest.raises(DamagedResultsError, match="not a folder of results"):
        store.read(tmp_path)
