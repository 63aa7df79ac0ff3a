"""What a folder of results is and how it came to be: a Data Package with provenance, in `manifest.json`."""

import json
import platform
import subprocess
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from simulator.randomness import STREAM_TABLE_VERSION
from simulator.results import atomic
from simulator.results.cube import Cube

NAME = "manifest.json"
GENERATOR = "residuals"
PACKAGES = ("residuals", "mesa", "numba", "llvmlite", "numpy", "pandas", "pyarrow", "pydantic", "SALib", "scipy")
_FAILED = ["run", "regime", "role", "replication", "error"]

Manifest = dict[str, Any]


class DamagedResultsError(ValueError):
    """A folder of results that is not as it was written."""


def of(cube: Cube, facts: Mapping[str, Any], files: Iterable[Path]) -> Manifest:
    """The manifest of a cube and its files; `facts` is what the study adds: texts, hashes, seed, command."""
    return {
        "profile": "data-package",
        "generator": GENERATOR,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        **facts,
        **runs_of(cube),
        "stream_table_version": STREAM_TABLE_VERSION,
        "versions": versions(),
        "commit": commit(Path(__file__).parent),
        "resources": [resource(file) for file in files],
    }


def runs_of(cube: Cube) -> Manifest:
    """What tells one set of runs from another: the digest of their numbers, how many, and which failed."""
    failures = cube.failures()[_FAILED].to_dict("records")
    return {"digest": cube.digest(), "runs": len(cube.plan), "failures": failures}


def write(folder: Path, manifest: Manifest) -> None:
    """Write the manifest whole or not at all."""
    atomic.write_bytes(folder / NAME, (json.dumps(manifest, indent=2, allow_nan=False) + "\n").encode())


def read(folder: Path) -> Manifest:
    """The manifest of a folder; DamagedResultsError where there is none of ours."""
    try:
        manifest = json.loads((folder / NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        manifest = None
    if not isinstance(manifest, dict) or manifest.get("generator") != GENERATOR:
        raise DamagedResultsError(f"{folder}: no {NAME} of ours; this is not a folder of results")
    return manifest


def is_ours(folder: Path) -> bool:
    """Whether a folder holds a manifest of ours."""
    try:
        return bool(read(folder))
    except DamagedResultsError:
        return False


def verify(folder: Path, names: Iterable[str]) -> Manifest:
    """The manifest, once the named files are found as they were written; else DamagedResultsError."""
    manifest = read(folder)
    written = {entry["path"]: entry["hash"] for entry in manifest["resources"]}
    for name in names:
        file = folder / name
        if not file.is_file() or written.get(name) != resource(file)["hash"]:
            raise DamagedResultsError(f"{file}: not as it was written; run the study again with --force")
    return manifest


def add_files(folder: Path, files: Iterable[Path]) -> None:
    """Record further files of the folder, such as the report's, with their hashes."""
    manifest = read(folder)
    added = {entry["path"]: entry for entry in [resource(file, folder) for file in files]}
    kept = [entry for entry in manifest["resources"] if entry["path"] not in added]
    write(folder, {**manifest, "resources": [*kept, *added.values()]})


def resource(file: Path, folder: Path | None = None) -> Manifest:
    """A file's entry: path within the folder, format, bytes, hash."""
    data = file.read_bytes()
    path = file.relative_to(folder or file.parent).as_posix()
    digest = f"sha256:{sha256(data).hexdigest()}"
    return {"path": path, "format": file.suffix[1:], "bytes": len(data), "hash": digest}


def versions() -> dict[str, str]:
    """Versions of Python, of the machine's kind of CPU, and of the packages that numbers pass through."""
    found = {"python": platform.python_version(), "machine": platform.machine()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def commit(folder: Path) -> str:
    """The commit of the code, with "+changes" where files differ from it; "" outside a clone."""
    head = _git(folder, "rev-parse", "HEAD")
    return head + "+changes" * bool(head and _git(folder, "status", "--porcelain", "--untracked-files=no"))


def _git(folder: Path, *words: str) -> str:
    try:
        done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603, S607
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
