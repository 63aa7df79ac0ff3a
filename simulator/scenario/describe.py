"""A study in plain data, for those who read results without the code: what was asked and assumed, under which rules.

`describe_study` gives what the experiments write as `study.json` into the folder of results:

    study    title, question, kind, baseline, regimes (in order), start, quarters, scale, replications, seed, ...
    sector   title, question, crafts {name: {title, group, guild, headcount}}, households {name: title}
    regimes  {name: {title, question, note, hash, clauses: {slot: {kind, words, <parameters>}}}}
    figures  [{path, value, unit, range, source, grade, free, note}] of the sector, then of each regime under
             `regimes.<name>.<slot>.<parameter>`
    sources  {key: {citation, link, ...}} of the keys that the figures name
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from simulator.terms.sheet import TermSheet
from simulator.units import Figure

Plain = dict[str, Any]

ASKED = (
    "title", "question", "kind", "baseline", "regimes", "start", "quarters", "scale", "replications", "seed",
    "uncertain", "vary", "report",
)  # fmt: skip


def describe_study(
    study: Any, sector: Any, regimes: Mapping[str, TermSheet], sources: Mapping[str, Any] | None = None
) -> Plain:
    """The study as plain data that JSON can hold; regimes in their order, the baseline among them."""
    figures = list(figures_of(sector))
    for name, sheet in regimes.items():
        figures += figures_of(sheet.clauses, f"regimes.{name}")
    return {
        "study": {key: plain(getattr(study, key)) for key in ASKED if hasattr(study, key)} | {"regimes": list(regimes)},
        "sector": described_sector(sector),
        "regimes": {name: described_regime(sheet) for name, sheet in regimes.items()},
        "figures": figures,
        "sources": cited(figures, sources or {}),
    }


def described_sector(sector: Any) -> Plain:
    """Title, question, who works in it and who watches."""
    crafts = {
        craft.name: {
            "title": craft.title,
            "group": craft.group,
            "guild": craft.guild,
            "headcount": craft.headcount.value,
        }
        for craft in sector.crafts
    }
    households = {household.name: household.title for household in getattr(sector, "households", ())}
    return {"title": sector.title, "question": sector.question, "crafts": crafts, "households": households}


def described_regime(sheet: TermSheet) -> Plain:
    """A term sheet's titles and every clause, with its parameters and in words."""
    words = sheet.in_words()
    clauses = {slot: {**plain(clause), "words": words[slot]} for slot, clause in sheet.clauses.items()}
    return {
        "title": sheet.title, "question": sheet.question, "note": sheet.note, "hash": sheet.hash(), "clauses": clauses,
    }  # fmt: skip


def figures_of(thing: object, path: str = "") -> Iterator[Plain]:
    """Every figure inside a model, a mapping or a tuple, with its path; members of tuples by their name."""
    if isinstance(thing, Figure):
        yield {"path": path, **thing.model_dump(mode="json")}
        return
    for key, part in members(thing):
        yield from figures_of(part, f"{path}.{key}" if path else key)


def members(thing: object) -> Iterable[tuple[str, object]]:
    """Parts of a thing with their keys; none for a number or a text."""
    if isinstance(thing, BaseModel):
        return [(key, getattr(thing, key)) for key in type(thing).model_fields]
    if isinstance(thing, Mapping):
        return [(str(key), part) for key, part in thing.items()]
    if isinstance(thing, tuple | list):
        return [(str(getattr(part, "name", place)), part) for place, part in enumerate(thing)]
    return []


def plain(value: Any) -> Any:
    """A value as JSON holds it."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    return value if isinstance(value, int | float | str | bool | None) else str(value)


def cited(figures: Iterable[Plain], sources: Mapping[str, Any]) -> Plain:
    """The sources that the figures name, in the order of their keys."""
    named = {figure["source"] for figure in figures}
    return {key: plain(sources[key]) for key in sorted(named & set(sources))}
