"""Markdown for the pages of this folder."""

from collections.abc import Iterable

Cells = tuple[str, ...]


def made_by(module: str) -> str:
    """The comment at the head of a page."""
    return f"<!-- Made by `python -m simulator.experiments.evidence.{module}`; edit the scenario files instead. -->"


def table(head: Cells, rows: Iterable[Cells]) -> str:
    """A table."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
