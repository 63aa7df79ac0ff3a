"""No file of a user's is executed or unpickled: no pickle, eval, exec or shell; only our own notebook is ever run."""

import ast
from pathlib import Path

import numpy as np
import pytest

from simulator.reporting import notebook
from tests.house.tree import ROOT

SOURCES = sorted((ROOT / "simulator").rglob("*.py"))
MODULES = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal", "jsonpickle", "ctypes", "code"}
CALLS = {"eval", "exec", "compile", "__import__", "execfile"}
ATTRIBUTES = {("os", "system"), ("os", "popen"), ("yaml", "load"), ("yaml", "unsafe_load"), ("yaml", "full_load"),
              ("pd", "read_pickle"), ("pandas", "read_pickle")}  # fmt: skip


def findings(tree):
    """What a syntax tree does that could run a stranger's words."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.partition(".")[0] in MODULES)
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in MODULES:
            yield node.module
        if isinstance(node, ast.Call):
            yield from called(node)


def called(node):
    """A forbidden call, or a forbidden word in a call."""
    if isinstance(node.func, ast.Name) and node.func.id in CALLS:
        yield node.func.id
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        pair = (node.func.value.id, node.func.attr)
        yield from [".".join(pair)] if pair in ATTRIBUTES else []
    for word in node.keywords:
        is_true = isinstance(word.value, ast.Constant) and word.value.value is True
        if word.arg in {"allow_pickle", "shell"} and is_true:
            yield f"{word.arg}=True"


@pytest.mark.parametrize("words", ["import pickle", "eval('1')", "np.load(f, allow_pickle=True)", "os.system('x')"])
def test_the_search_finds(words):
    assert list(findings(ast.parse(words)))


def test_nothing_in_the_package_does():
    found = {
        str(file.relative_to(ROOT)): list(findings(ast.parse(file.read_text(encoding="utf-8")))) for file in SOURCES
    }
    assert {file: what for file, what in found.items() if what} == {}


def test_only_the_clones_own_notebook_is_run(tmp_path, monkeypatch):
    """A notebook in a folder of results is never read, whatever it is called."""
    run = []
    monkeypatch.setattr("papermill.execute_notebook", lambda source, *_, **__: run.append(Path(str(source)).resolve()))
    for name in ("report.ipynb", "notebook.ipynb", "evil.ipynb"):
        (tmp_path / name).write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')
    with pytest.raises(FileNotFoundError):  # nothing was executed, so that there is nothing to read back
        notebook.filled(tmp_path)
    assert [path for path in run if not path.is_relative_to(ROOT / "notebooks")] == []
    assert run


def test_arrays_of_objects_do_not_load(tmp_path):
    """NumPy's own default, on which attribution's files rely."""
    np.save(tmp_path / "a.npy", np.array([{"x": 1}], dtype=object), allow_pickle=True)
    with pytest.raises(ValueError, match="allow_pickle"):
        np.load(tmp_path / "a.npy")
