"""The files of this clone, without what set-up and runs leave behind; works without git."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
LEFT_BEHIND = {"__pycache__", "node_modules", "out"}


def files(*endings: str, under: Path = ROOT) -> list[Path]:
    """Every file with one of these endings, or every file; hidden folders other than .ci are not entered."""
    return sorted(file for file in walk(under) if not endings or file.suffix in endings)


def walk(under: Path) -> Iterator[Path]:
    for folder, names, inside in os.walk(under):
        names[:] = [n for n in names if n == ".ci" or not (n.startswith(".") or n in LEFT_BEHIND)]
        yield from (Path(folder, name) for name in inside)


def package_trees(under: Path = ROOT / "simulator") -> list[tuple[Path, ast.Module]]:
    """Each Python file of the package with its syntax tree."""
    return [(file, ast.parse(file.read_text(encoding="utf-8"))) for file in files(".py", under=under)]


def where(file: Path, line: int) -> str:
    return f"{file.relative_to(ROOT) if file.is_relative_to(ROOT) else file.name}:{line}"
