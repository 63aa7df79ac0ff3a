"""Notebooks are thin: literals in the parameters cell, no def, no cell over 15 lines, no output in git."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from typing import Any

from tests.house.tree import files

LONGEST_CELL = 15
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def faults(notebook: dict[str, Any]) -> Iterator[str]:
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    parameters = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", [])]
    if len(parameters) != 1:
        yield f"{len(parameters)} cells are tagged parameters, not one"
    for cell in parameters:
        yield from (f"not a literal: {ast.unparse(line)}" for line in tree(cell).body if not is_literal(line))
    for cell in cells:
        yield from cell_faults(cell)


def cell_faults(cell: dict[str, Any]) -> Iterator[str]:
    first = (source(cell) or "(empty)").splitlines()[0]
    if len(source(cell).splitlines()) > LONGEST_CELL:
        yield f"over {LONGEST_CELL} lines: {first}"
    if any(isinstance(node, DEFINITIONS) for node in ast.walk(tree(cell))):
        yield f"defines something: {first}"
    if cell["outputs"] or cell["execution_count"] is not None:
        yield f"holds output: {first}"


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def tree(cell: dict[str, Any]) -> ast.Module:
    """The cell's syntax, without lines that speak to IPython."""
    return ast.parse("\n".join(line for line in source(cell).splitlines() if not line.lstrip().startswith(("%", "!"))))


def is_literal(line: ast.stmt) -> bool:
    if not isinstance(line, ast.Assign | ast.AnnAssign) or line.value is None:
        return False
    try:
        ast.literal_eval(line.value)
    except ValueError:
        return False
    return True


def test_notebooks_are_thin():
    found = {file.name: list(faults(json.loads(file.read_text(encoding="utf-8")))) for file in files(".ipynb")}
    assert not {name: said for name, said in found.items() if said}


def code(text: str, *tags: str, **other: Any) -> dict[str, Any]:
    cell = {"cell_type": "code", "source": text, "metadata": {"tags": list(tags)}}
    return {**cell, "outputs": [], "execution_count": None, **other}


def test_a_thin_notebook_passes():
    cells = [
        code('study = "compare_regimes"\nscale = 0.05', "parameters"),
        code("%matplotlib inline\nprint(study)"),
    ]
    assert not list(faults({"cells": cells}))


def test_each_fault_is_seen():
    cells = [
        code("seed = int('1')", "parameters"),
        code("def f(): ..."),
        code("x = 1\n" * 16),
        code("x", execution_count=3),
    ]
    assert [said.split(":")[0] for said in faults({"cells": cells})] == [
        "not a literal",
        "defines something",
        "over 15 lines",
        "holds output",
    ]
    assert list(faults({"cells": []})) == ["0 cells are tagged parameters, not one"]
