"""Mutants by rule: every comparison, operator, constant and call to min or max of a file, changed one at a time.

`python -m tests.house.mutants FILE TEST... [--plain]` breaks a copy of the tree, asks the tests, and prints who
survived; `--plain` runs kernels uncompiled. The table in `mutations` keeps the ones that matter.
"""

import ast
import copy
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.house.mutations import ROOT, copied

SECONDS = 300  # a mutant that runs longer has been noticed: it never ends
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.And: ast.Or, ast.Or: ast.And, ast.RShift: ast.LShift, ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
NAMES = {"min": "max", "max": "min", "maximum": "minimum", "minimum": "maximum"}


def mutants(source: str) -> Iterator[tuple[str, str]]:
    """(where and what, the changed source) of every mutant."""
    tree = ast.parse(source)
    for number, node in enumerate(ast.walk(tree)):
        for what, change in changes(node):
            mutated = copy.deepcopy(tree)
            change(next(own for place, own in enumerate(ast.walk(mutated)) if place == number))
            yield f"line {getattr(node, 'lineno', '?')}: {what}", ast.unparse(ast.fix_missing_locations(mutated))


def changes(node: ast.AST) -> Iterator[tuple[str, Callable[[ast.AST], None]]]:
    """Each way to make a node wrong."""
    if isinstance(node, ast.BinOp | ast.AugAssign | ast.BoolOp) and type(node.op) in SWAPS:
        yield f"{ast.unparse(node)[:60]!r} with {SWAPS[type(node.op)].__name__}", swap_operator
    if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
        yield f"{ast.unparse(node)[:60]!r} with {SWAPS[type(node.ops[0])].__name__}", swap_comparison
    if isinstance(node, ast.Constant) and type(node.value) is int:
        yield f"{node.value} + 1", one_more
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        if name in NAMES:
            yield f"{ast.unparse(node)[:60]!r} with {NAMES[name]}", swap_name
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield f"without {ast.unparse(node)[:60]!r}", left_out


def swap_operator(node) -> None:
    node.op = SWAPS[type(node.op)]()


def swap_comparison(node) -> None:
    node.ops[0] = SWAPS[type(node.ops[0])]()


def one_more(node) -> None:
    node.value += 1


def swap_name(node) -> None:
    if isinstance(node.func, ast.Name):
        node.func.id = NAMES[node.func.id]
    else:
        node.func.attr = NAMES[node.func.attr]


def left_out(node) -> None:
    node.value = ast.Constant(value=None)


def is_noticed(tests: list[str], tree: Path, *, is_plain: bool) -> bool:
    """Whether a test fails, or never ends."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n0", "-m", "not slow", "-p", "no:cacheprovider", *tests]
    settings = {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"} | (
        {"NUMBA_DISABLE_JIT": "1"} if is_plain else {}
    )
    try:
        return (
            subprocess.run(
                command, cwd=tree, env=os.environ | settings, capture_output=True, check=False, timeout=SECONDS
            ).returncode
            != 0
        )
    except subprocess.TimeoutExpired:
        return True


def main(words: list[str]) -> int:
    """Print each survivor, and how many there were."""
    is_plain = "--plain" in words
    file, *tests = [word for word in words if word != "--plain"]
    survivors = tried = 0
    with tempfile.TemporaryDirectory() as folder:
        tree = copied(Path(folder))
        right = (ROOT / file).read_text()
        if is_noticed(tests, tree, is_plain=is_plain):
            sys.stdout.write(f"{file}: its tests fail as it is\n")
            return 1
        for what, source in mutants(right):
            (tree / file).write_text(source)
            tried += 1
            if not is_noticed(tests, tree, is_plain=is_plain):
                survivors += 1
                sys.stdout.write(f"SURVIVES {file} {what}\n")
                sys.stdout.flush()
    sys.stdout.write(f"{file}: {tried} mutants, {survivors} survived\n")
    return min(survivors, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
