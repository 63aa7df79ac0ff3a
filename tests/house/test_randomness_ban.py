"""Luck is common and keyed by purpose: no other generator, and no shuffle, anywhere in the package."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.house.tree import package_trees, where

MODULES = {"random", "secrets", "numpy.random"}
ATTRIBUTES = {"random", "rng", "shuffle", "shuffle_do", "permutation", "default_rng", "RandomState"}
NUMPY = {"np", "numpy"}


def luck(tree: ast.Module, *, may_seed: bool = False) -> Iterator[tuple[int, str]]:
    """Line and text of each use of luck that is not ours; `may_seed` lets NumPy's SeedSequence pass."""
    seeding = {id(part) for node in ast.walk(tree) if may_seed and is_seed_sequence(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom):
            names = {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
            yield from ((node.lineno, name) for name in names & MODULES)
        elif isinstance(node, ast.Attribute) and node.attr in ATTRIBUTES and id(node) not in seeding:
            yield node.lineno, ast.unparse(node)


def is_seed_sequence(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node) in {f"{n}.random.SeedSequence" for n in NUMPY}


def test_the_package_has_one_source_of_luck():
    assert not [
        f"{where(file, line)} {text}"
        for file, tree in package_trees()
        for line, text in luck(tree, may_seed=file.name == "randomness.py")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "import random",
        "from random import choice",
        "from numpy import random",
        "from numpy.random import default_rng",
        "np.random.default_rng(1)",
        "np.random.SeedSequence(1)",
        "self.model.random.choice(xs)",
        "self.rng.normal()",
        "model.agents.shuffle_do('step')",
    ],
)
def test_other_luck_is_seen(text):
    assert list(luck(ast.parse(text)))


def test_mesa_may_be_given_a_seed_and_numpy_may_mix_one():
    assert not list(luck(ast.parse("super().__init__(rng=seed)")))
    assert not list(luck(ast.parse("np.random.SeedSequence(1).generate_state(4)"), may_seed=True))
