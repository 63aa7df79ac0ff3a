"""What a key means: value, unit, range, source, grade, and where the code uses it (`residuals explain KEY`)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.figures import item_name, quantity, walk
from simulator.scenario.load import load_sources, load_study
from simulator.scenario.names import nearest
from simulator.scenario.sources import Source
from simulator.scenario.study import Study
from simulator.terms.clause import registered_clauses
from simulator.units import GRADES, Figure, show

PACKAGE = Path(__file__).resolve().parents[1]
# Folders whose formulas use parameters; scenario itself only reads them.
_USERS = ("agents", "bargaining", "behaviour", "measures", "model", "scenario", "terms")


def explain(key: str, study: str = "compare_regimes") -> str:
    """Everything that is known about a key: a figure's path or its end, a clause, or a kind of clause.

    Raises ScenarioErrors, with the nearest name, for a key that nobody knows.
    """
    loaded = load_study(study)
    figures = dict(named_figures(loaded))
    clause = _clause(key)
    found = {path: figure for path, figure in figures.items() if _is_meant(key, path)}
    if not found and not clause:
        known = [*figures, *registered_clauses(), *(path.rpartition(".")[2] for path in figures)]
        raise ScenarioErrors([f'nothing is known as "{key}"{nearest(key, known)}'])
    sources = load_sources()
    return "\n\n".join([*clause, *(described(path, figure, loaded, sources) for path, figure in found.items())])


def named_figures(study: Study) -> Iterator[tuple[str, Figure]]:
    """Path and figure of the sector, then of each regime under its name."""
    yield from walk(study.world)
    for regime, sheet in study.terms.items():
        yield from walk(sheet.clauses, regime)


def described(path: str, figure: Figure, study: Study, sources: Mapping[str, Source]) -> str:
    """A figure in lines that a reader can scan."""
    owner, field = owner_of(path, study)
    expected = quantity(type(owner), field)
    rows = {
        "meaning": type(owner).model_fields[field].description or "",
        "range": " to ".join(show(end, figure.unit) for end in figure.range or ()),
        "allowed": expected.bounds() if expected is not None else "",
        "grade": f"{figure.grade}, {GRADES[figure.grade]}",
        "source": cited(figure.source, sources),
        "note": figure.note,
        "drawn": "in every replication, over its range" if figure.free else "",
        "used in": ", ".join(users(field)),
    }
    lines = [f"  {name:<8} {words}" for name, words in rows.items() if words]
    return "\n".join([f"{path} = {show(figure.value, figure.unit)}", *lines])


def owner_of(path: str, study: Study) -> tuple[BaseModel, str]:
    """The object that holds the figure at a path, and the name of its field."""
    head, _, rest = path.partition(".")
    owner: BaseModel = study.world
    if head in study.terms:
        slot, _, path = rest.partition(".")
        owner = study.terms[head].clauses[slot]
    field = ""
    for name in path.split("."):
        inner = getattr(owner, name, None) if not field else _inside(getattr(owner, field), name)
        if isinstance(inner, BaseModel) and not isinstance(inner, Figure):
            owner, field = inner, ""
        elif not field:
            field = name
    return owner, field


def cited(key: str, sources: Mapping[str, Source]) -> str:
    """A source in one line."""
    source = sources.get(key)
    if source is None:
        return key
    link = f" <{source.link}>" if source.link else ""
    return f"{key}: {source.citation}{link}, read {source.read}. {source.says}"


@cache
def users(field: str) -> tuple[str, ...]:
    """Files of the package that name the parameter as an attribute or field."""
    pattern = re.compile(rf"\b(?:self|\w+)\.{re.escape(field)}\b|[\"']{re.escape(field)}[\"']")
    files = sorted(file for folder in _USERS for file in (PACKAGE / folder).rglob("*.py"))
    return tuple(f"simulator/{file.relative_to(PACKAGE)}" for file in files if pattern.search(file.read_text()))


def _inside(items: object, name: str) -> object:
    """The item of a list that has this name."""
    return next((item for item in items if item_name(item) == name), None) if isinstance(items, tuple) else None


def _is_meant(key: str, path: str) -> bool:
    """Whether a key names this path: in full, or by its end."""
    return path == key or path.endswith(f".{key}") or path == key.removeprefix("regimes.")


def _clause(key: str) -> list[str]:
    """A slot, or a kind within a slot, in words."""
    slot, _, kind = key.partition(".")
    kinds = registered_clauses().get(slot, {})
    chosen = {kind: kinds[kind]} if kind in kinds else {} if kind else kinds
    lines = [f"  {name:<16} {' '.join((clause.__doc__ or '').split())}" for name, clause in sorted(chosen.items())]
    return ["\n".join([f"{slot}: a clause of a term sheet", *lines])] if lines else []
