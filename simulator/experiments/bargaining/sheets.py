"""Term sheets by the place of each issue: 0 at its low end, 1 at its high end."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from simulator.scenario.figures import replaced, walk
from simulator.scenario.table import Issue
from simulator.terms.sheet import TermSheet
from simulator.units import Figure

F8 = npt.NDArray[np.float64]

BALANCED = {"entitlement.contributors": "entitlement.guild_fund"}
"""Shares that must sum to 1: what one gains the other loses; every other share is taken from contributors."""


def at(sheet: TermSheet, issues: Sequence[Issue], places: F8) -> TermSheet:
    """The sheet with every issue at its place (issues,); KeyError for a path that the sheet lacks."""
    for issue, place in zip(issues, places, strict=True):
        for path, (low, high) in issue.ends.items():
            sheet = put(sheet, path, low + float(place) * (high - low))
    return sheet


def put(sheet: TermSheet, path: str, value: float) -> TermSheet:
    """The sheet with one figure changed and checked again; shares of an entitlement keep their sum."""
    slot, _, _ = path.partition(".")
    changed = replaced(sheet.clauses[slot], path.partition(".")[2], value)
    if slot == "entitlement":
        other = BALANCED.get(path, "entitlement.contributors")
        moved = value - figures_of(sheet)[path].value
        rest = max(0.0, figures_of(sheet)[other].value - moved)
        changed = replaced(changed, other.partition(".")[2], rest)
    return sheet.replaced(type(changed).model_validate(dict(changed)))


def places_of(sheet: TermSheet, issues: Sequence[Issue]) -> F8:
    """Where each issue stands in a sheet (issues,), by its first path; at its low end where the sheet is silent."""
    figures, places = figures_of(sheet), []
    for issue in issues:
        path, (low, high) = next(iter(issue.ends.items()))
        places.append((figures[path].value - low) / (high - low) if path in figures else 0.0)
    return np.array(places)


def value_at(issue: Issue, place: float) -> float:
    """What the issue's first figure is at a place."""
    low, high = next(iter(issue.ends.values()))
    return low + place * (high - low)


def unit_of(sheet: TermSheet, issue: Issue) -> str:
    """Unit of the issue's first figure."""
    return figures_of(sheet)[next(iter(issue.ends))].unit


def figures_of(sheet: TermSheet) -> dict[str, Figure]:
    """Path -> figure of every clause."""
    return dict(walk(sheet.clauses))
