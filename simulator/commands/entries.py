"""Everything that `residuals explain` knows, by key: figures, measures, clauses, regimes, sources."""

from collections.abc import Iterator, Mapping
from inspect import getdoc
from typing import Any

from pydantic import BaseModel

from simulator.measures.names import measures
from simulator.results.cube import Measure
from simulator.scenario.figures import walk
from simulator.scenario.sector import Sector
from simulator.scenario.sources import Source
from simulator.terms.clause import Clause, registered_clauses
from simulator.terms.sheet import TermSheet
from simulator.units import GRADES, Figure, show

Entry = tuple[str, list[str]]
ADDITIVE = {True: "quarters add up to a year", False: "a year shows the mean of its quarters"}
BETTER = {"more": "more is better", "less": "less is better", "neither": "neither more nor less is better"}


def entries(sector: Sector, regimes: Mapping[str, TermSheet], sources: Mapping[str, Source]) -> Iterator[Entry]:
    """Key and lines of every entry."""
    for path, figure in walk(sector):
        yield path, of_figure(figure, meaning(sector, path), sources)
    for measure in measures([craft.name for craft in sector.crafts]):
        yield measure.name, of_measure(measure)
    for slot, kinds in registered_clauses().items():
        for kind, clause in kinds.items():
            yield f"{slot}.{kind}", of_clause(clause)
    for name, sheet in regimes.items():
        yield name, of_regime(sheet)
        for path, figure in walk(sheet.clauses, name):
            yield path, of_figure(figure, "", sources)
    for key, source in sources.items():
        yield key, of_source(source)


def of_figure(figure: Figure, means: str, sources: Mapping[str, Source]) -> list[str]:
    """Value, range, grade, source and note of a figure."""
    low, high = figure.range or (figure.value, figure.value)
    spread = f"range {show(low, figure.unit)} to {show(high, figure.unit)}" if figure.range else "no range"
    drawn = "; free: drawn anew in every replication" if figure.free else ""
    source = sources.get(figure.source)
    return [
        line
        for line in (
            show(figure.value, figure.unit),
            means,
            spread + drawn,
            f"grade {figure.grade}: {GRADES[figure.grade]}",
            *([f"source {figure.source}: {source.citation}", source.link] if source else [f"source {figure.source}"]),
            figure.note,
        )
        if line
    ]


def of_measure(measure: Measure) -> list[str]:
    """Unit and direction of a measure."""
    return [f"measure of {measure.group}, in {measure.unit}", ADDITIVE[measure.additive], BETTER[measure.better]]


def of_clause(clause: type[Clause]) -> list[str]:
    """What a kind of clause says, and its parameters."""
    names = [name for name in clause.model_fields if name != "kind"]
    return [*(getdoc(clause) or "").splitlines(), f"parameters: {', '.join(names) or 'none'}"]


def of_regime(sheet: TermSheet) -> list[str]:
    """Title, question, and every clause in words."""
    clauses = [f"{slot + ':':<13}{words}" for slot, words in sheet.in_words().items()]
    return [line for line in (sheet.title, sheet.question, sheet.note, *clauses) if line]


def of_source(source: Source) -> list[str]:
    """Citation, link, and what it says."""
    return [line for line in (source.citation, source.link, f"read {source.read}", source.says) if line]


def meaning(sector: Sector, path: str) -> str:
    """What the code's own documentation says of a figure's place; "" where it says nothing."""
    thing: Any = sector
    *groups, name = path.split(".")
    for group in groups:
        thing = _part(thing, group)
    field = type(thing).model_fields.get(name) if isinstance(thing, BaseModel) else None
    return " ".join((field.description or "").split()) if field else ""


def _part(thing: Any, name: str) -> Any:
    """A field of an object, or the item of a tuple that has this name."""
    if isinstance(thing, tuple):
        return next((item for item in thing if getattr(item, "name", "") == name), None)
    return getattr(thing, name, None)
