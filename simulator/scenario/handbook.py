"""The handbook's pages on clauses, parameters and sources, as Markdown: `python -m simulator.scenario.handbook`."""

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from simulator.scenario.explain import named_figures, owner_of
from simulator.scenario.figures import quantity, walk
from simulator.scenario.load import load_sources, load_study
from simulator.scenario.names import SCENARIOS
from simulator.scenario.parties import Party
from simulator.scenario.study import Study
from simulator.terms.clause import SLOTS, Clause, registered_clauses
from simulator.units import GRADES, UNITS, Figure, show

FOLDER = SCENARIOS.parent / "reports" / "handbook"
_MADE_BY = "<!-- Made by `python -m simulator.scenario.handbook`; edit the code or the scenario files instead. -->"
_PARTIES = ("crafts", "guilds", "studios", "ai_firms", "households")


def pages() -> dict[str, str]:
    """File name -> Markdown of each page, for the shipped study."""
    study = load_study("compare_regimes")
    return {
        "clauses.md": _page("Clauses of a term sheet", _clauses(study)),
        "parameters.md": _page("Parameters of film and television", _parameters(study)),
        "sources.md": _page("Sources", _sources(study)),
    }


def write(folder: Path = FOLDER) -> None:
    """Write every page into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


def _page(title: str, blocks: Iterable[str]) -> str:
    """A page of blocks."""
    return "\n\n".join([_MADE_BY, f"# {title}", *blocks]) + "\n"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def _clauses(study: Study) -> Iterator[str]:
    """Every slot with its kinds, then the shipped regimes clause by clause."""
    yield "A regime is one file with one clause for each slot. A slot that a file leaves out takes its default."
    for slot in SLOTS:
        yield f"## {slot}"
        yield (import_module(f"simulator.terms.{slot}").__doc__ or "").strip()
        for kind, clause in sorted(registered_clauses()[slot].items()):
            yield from _kind(slot, kind, clause, study)
    yield "## Shipped regimes"
    for name, sheet in study.terms.items():
        yield f"### {sheet.title} (`{name}`)"
        yield f"{sheet.question} {sheet.note}".strip()
        yield _table(("clause", "in words"), sheet.in_words().items())


def _kind(slot: str, kind: str, clause: type[Clause], study: Study) -> Iterator[str]:
    """A kind of clause: what it does, its parameters, and which shipped regimes have it."""
    yield f"### {slot}: `{kind}`"
    yield "\n".join(line.strip() for line in (clause.__doc__ or "").strip().splitlines())
    fields = [(name, info) for name, info in clause.model_fields.items() if name != "kind"]
    if fields:
        rows = [(f"`{n}`", _takes(clause, n, info), _default(info), info.description or "") for n, info in fields]
        yield _table(("parameter", "takes", "default", "meaning"), rows)
    shipped = [f"`{name}`" for name, sheet in study.terms.items() if sheet.clauses[slot].kind == kind]
    yield f"In: {', '.join(shipped)}." if shipped else "In no shipped regime."


def _takes(clause: type[Clause], name: str, info: FieldInfo) -> str:
    """What a parameter takes: a figure in a unit and bounds, a choice, or a plain value."""
    expected = quantity(clause, name)
    if expected is not None:
        many = "by name: " if get_origin(info.annotation) is dict else ""
        return f"{many}{UNITS[expected.unit]}, {expected.bounds()}"
    options = [option for option in _options(info.annotation) if option is not NoneType]
    names = {bool: "true or false", int: "a whole number", str: "a quarter"}
    return ", ".join(names.get(option, option if isinstance(option, str) else "numbers") for option in options)


def _options(annotation: Any) -> list[Any]:
    """The words or types that an annotation allows."""
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    if get_origin(annotation) in {Union, UnionType}:
        return [option for part in get_args(annotation) for option in _options(part)]
    bare = get_args(annotation)[0] if hasattr(annotation, "__metadata__") else annotation
    return [bare if isinstance(bare, type) else float]


def _default(info: FieldInfo) -> str:
    """A parameter's default in words."""
    if info.is_required():
        return "must be given"
    value = info.default
    if isinstance(value, Figure):
        return show(value.value, value.unit)
    return "none" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _parameters(study: Study) -> Iterator[str]:
    """Every figure of the sector, counted by grade."""
    sector = study.world
    grades = Counter(figure.grade for _, figure in walk(sector))
    counted = ", ".join(f"{number} of grade {grade} ({GRADES[grade]})" for grade, number in sorted(grades.items()))
    yield f"{sum(grades.values())} figures: {counted}."
    yield f"{len(sector.free())} are free: neither measured nor policy, drawn over their ranges in every replication."
    for group in ("technology", "demand", "labour", "law", "catalogue"):
        yield f"## {group}"
        yield _table(_HEAD, (_row(path, figure, study) for path, figure in walk(getattr(sector, group), group)))
    for group in _PARTIES:
        yield f"## {group}"
        yield _side_by_side(getattr(sector, group))


_HEAD = ("parameter", "value", "range", "grade", "free", "source", "meaning")


def _row(path: str, figure: Figure, study: Study) -> tuple[str, ...]:
    """A parameter's line."""
    owner, field = owner_of(path, study)
    meaning = f"{type(owner).model_fields[field].description or ''} {figure.note}".strip()
    ends = " to ".join(show(end, figure.unit) for end in figure.range or ())
    free = "yes" if figure.free else ""
    return f"`{path}`", show(figure.value, figure.unit), ends, figure.grade, free, _link(figure.source), meaning


def _side_by_side(items: tuple[Party, ...]) -> str:
    """Parties as lines and their figures as columns."""
    figures = [dict(walk(item)) for item in items]
    names = list(dict.fromkeys(name for found in figures for name in found))
    rows = [
        (item.title, *(_short(found.get(name)) for name in names)) for item, found in zip(items, figures, strict=True)
    ]
    return _table(("", *(name.replace("_", " ") for name in names)), rows)


def _short(figure: Figure | None) -> str:
    """A figure in a cell."""
    return "" if figure is None else f"{show(figure.value, figure.unit)} ({figure.grade}, {_link(figure.source)})"


def _link(source: str) -> str:
    """A link to the page of sources."""
    return f"[{source}](sources.md#{source})"


def _sources(study: Study) -> Iterator[str]:
    """Every source with the figures that rest on it."""
    figures = list(named_figures(study))
    yield f"{len(load_sources())} sources. Facts are cited; no text is copied."
    for key, source in load_sources().items():
        yield f'## <a id="{key}"></a>{key}'
        yield f"{source.citation}. {f'<{source.link}>. ' if source.link else ''}Read {source.read}. {source.says}"
        resting = [f"`{path}` ({figure.grade})" for path, figure in figures if figure.source == key]
        yield f"For: {', '.join(resting)}." if resting else "Not used by the shipped study."


if __name__ == "__main__":
    write()
