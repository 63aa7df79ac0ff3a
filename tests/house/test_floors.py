"""Import only downward, siblings never: the contracts hold, and each of them can break."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, package_trees, where

LINT_IMPORTS = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo"]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]

TRESPASSES = {
    "behaviour/one.py": "import simulator.behaviour.two",
    "behaviour/two.py": "",
    "charts/one.py": "import simulator.measures",
    "kernels/one.py": "import simulator.money",
    "ledger/one.py": "import simulator.model",
    "measures/one.py": "import mesa, yaml, altair, papermill, dask, pandas",
    "results/one.py": "import pydantic",
    "terms/one.py": "import simulator.terms.two, simulator.ledger",
    "terms/two.py": "",
}


def lint(folder: Path, *words: str) -> str:
    return subprocess.run([*LINT_IMPORTS, *words], cwd=folder, capture_output=True, text=True, check=False).stdout


def test_every_contract_is_kept():
    report = lint(ROOT)
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in report, report


@pytest.fixture(scope="module")
def trespassed(tmp_path_factory) -> str:
    """What the linter says of a copy of the package with forbidden imports in it."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(ROOT / "simulator", folder / "simulator", ignore=shutil.ignore_patterns("__pycache__"))
    for file, text in TRESPASSES.items():
        (folder / "simulator" / file).write_text(text + "\n")
    return lint(folder, "--no-cache")


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract["id"])
def test_a_bad_import_breaks_the_contract(contract, trespassed):
    assert re.search(rf"^{re.escape(contract['name'])} BROKEN", trespassed, re.MULTILINE), trespassed


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or "."


def test_kernels_import_numpy_and_numba_alone():
    allowed = {"numpy", "numba", "llvmlite", *sys.stdlib_module_names}  # llvmlite is Numba's back end
    foreign = [
        f"{where(file, line)} imports {name}"
        for file, tree in package_trees(ROOT / "simulator" / "kernels")
        for line, name in imported(tree)
        if name.split(".")[0] not in allowed and not name.startswith("simulator.kernels")
    ]
    assert not foreign
