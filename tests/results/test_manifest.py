"""Provenance beside every result."""

import hashlib
import json

import numpy as np
import pytest

from simulator.results import manifest, store
from tests.results.worlds import cube_of, outcome, paired_cube, run


@pytest.fixture
def folder(tmp_path):
    store.write(tmp_path, paired_cube({"a": [1.0]}), {"name": "study", "seed": 7})
    return tmp_path


def test_it_holds_facts_digest_and_versions(folder):
    written = manifest.read(folder)
    assert (written["name"], written["seed"], written["runs"]) == ("study", 7, 1)
    assert written["digest"] == paired_cube({"a": [1.0]}).digest()
    assert {"python", "numpy", "numba", "mesa"} <= set(written["versions"])


def test_files_are_hashed(folder):
    hashes = {entry["path"]: entry["hash"] for entry in manifest.read(folder)["resources"]}
    expected = hashlib.sha256((folder / "results.parquet").read_bytes()).hexdigest()
    assert hashes["results.parquet"] == f"sha256:{expected}"


def test_failures_are_told(tmp_path):
    cube = cube_of([run(0)], [outcome(0, np.full((8, 2), np.nan), error="ValueError: no")])
    store.write(tmp_path, cube, {})
    failure = manifest.read(tmp_path)["failures"]
    assert failure == [{"run": 0, "regime": "a", "role": "ensemble", "replication": 0, "error": "ValueError: no"}]


def test_further_files_are_added_and_replaced(folder):
    page = folder / "tables" / "jobs.csv"
    page.parent.mkdir()
    for text in ("one", "other"):
        page.write_text(text)
        manifest.add_files(folder, [page])
    entries = [entry for entry in manifest.read(folder)["resources"] if entry["path"] == "tables/jobs.csv"]
    assert [entry["bytes"] for entry in entries] == [5]
    manifest.verify(folder, ["tables/jobs.csv", "results.parquet"])


@pytest.mark.parametrize("text", ["{", "[]", '{"generator": "other"}', "[" * 100_000])
def test_what_is_not_ours_is_refused(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)
    assert not manifest.is_ours(tmp_path)


def test_no_nan_reaches_the_file(tmp_path):
    with pytest.raises(ValueError, match="JSON"):
        manifest.write(tmp_path, {"generator": "residuals", "x": float("nan")})
    assert list(tmp_path.iterdir()) == []


def test_it_is_readable_json(folder):
    assert json.loads((folder / "manifest.json").read_text())["profile"] == "data-package"


def test_outside_a_clone_there_is_no_commit(tmp_path):
    assert manifest.commit(tmp_path) == ""
