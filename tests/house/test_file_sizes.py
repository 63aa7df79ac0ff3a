"""Small files, small functions, and names that say what is inside."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from statistics import median

from tests.house.tree import ROOT, files, package_trees, where

LONGEST_FILE = 400
LONGEST_FUNCTION = 60  # a screen
MIDDLE_FUNCTION = 10
SAYS_NOTHING = {"common", "core", "helper", "helpers", "misc", "util", "utils"}


def function_lengths() -> Iterator[tuple[str, int]]:
    """Place and lines of each function of the package, its docstring not counted."""
    for file, tree in package_trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield where(file, node.lineno), lines(node)


def lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    docstring = node.body[:1] if ast.get_docstring(node) else []
    return span(node) - sum(map(span, docstring))


def span(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_file_is_long():
    sizes = {str(file.relative_to(ROOT)): len(file.read_text().splitlines()) for file in files(".py")}
    assert not {name: size for name, size in sizes.items() if size > LONGEST_FILE}


def test_no_function_is_longer_than_a_screen():
    assert not {place: length for place, length in function_lengths() if length > LONGEST_FUNCTION}


def test_most_functions_are_short():
    assert median(length for _, length in function_lengths()) <= MIDDLE_FUNCTION


def test_names_say_what_is_inside():
    modules = [file.relative_to(ROOT).with_suffix("") for file in files(".py")]
    assert not [str(module) for module in modules if SAYS_NOTHING & set(module.parts)]


def test_docstrings_are_not_counted():
    function = ast.parse('def f():\n    """Two\n    lines."""\n    return 1\n').body[0]
    assert lines(function) == 2
