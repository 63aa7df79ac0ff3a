"""A term sheet written as a workbook to be filled in: drop-downs, remarks on every clause and unit, locked labels."""

import io
from collections.abc import Mapping
from datetime import datetime

import xlsxwriter

from simulator.scenario.sources import Source
from simulator.scenario.workbook.fill import PLACE, SOURCES, fill, plain, rule
from simulator.scenario.workbook.look import look
from simulator.scenario.workbook.page import Page, header, locked
from simulator.scenario.workbook.read_me import read_me
from simulator.scenario.workbook.rows import (
    ABOUT,
    BY_CRAFT,
    COLUMNS,
    CRAFT_COLUMNS,
    STATUSES,
    TERMS,
    Row,
    about_kinds,
    about_slot,
    by_craft,
    rows,
)  # fmt: skip
from simulator.terms.clause import SLOTS, Clause, registered_clauses
from simulator.terms.sheet import TermSheet
from simulator.units import UNITS

# A fixed date: the same term sheet gives the same bytes.
CREATED = datetime(2025, 1, 1)  # noqa: DTZ001 - xlsxwriter takes a naive one
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FREE_CRAFT_LINES = 30
EVERY = "every kind"


def write_workbook(sheet: TermSheet, sources: Mapping[str, Source]) -> bytes:
    """The workbook of a term sheet; `read_workbook` makes the same term sheet of it."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **PLAIN}) as book:
        book.set_properties({"title": sheet.title, "author": "Residuals", "created": CREATED})
        style = look(book)
        read_me(book.add_worksheet("Read me"), style)
        pages = [Page(locked(book, name), style, len(sources)) for name in (TERMS, BY_CRAFT)]
        _terms(pages[0], sheet)
        _crafts(pages[1], sheet)
        _list_sources(Page(locked(book, SOURCES), style, len(sources)), sources)
        pages[0].sheet.activate()
        pages[0].sheet.set_first_sheet()
    return file.getvalue()


def _terms(page: Page, sheet: TermSheet) -> None:
    """What the sheet is about, then slot after slot."""
    header(page, COLUMNS)
    _band(page, "About this term sheet", "")
    for name, meaning in ABOUT.items():
        page.put(PLACE["Term"], name.capitalize(), page.look.label)
        page.put(PLACE["Value"], getattr(sheet, name), page.look.text)
        page.put(PLACE["Meaning"], meaning, page.look.words)
        page.put(PLACE["Key"], name, page.look.key)
        if name == "status":
            page.allow(PLACE["Value"], {"validate": "list", "source": list(STATUSES)})
        page.turn()
    for slot in SLOTS:
        _slot(page, slot, sheet.clauses[slot])


def _band(page: Page, title: str, meaning: str) -> None:
    """The heading of a group of lines."""
    for place in range(len(COLUMNS)):
        page.put(place, "", page.look.band)
    page.sheet.write_string(page.line, PLACE["Term"], title, page.look.band)
    page.sheet.write_string(page.line, PLACE["Meaning"], meaning, page.look.band)
    page.turn()


def _slot(page: Page, slot: str, clause: Clause) -> None:
    """A slot: its kind, and the parameters of all its kinds, grey where the chosen kind has none of them."""
    _band(page, slot.replace("_", " ").capitalize(), about_slot(slot))
    kinds, chosen = about_kinds(slot), page.line
    page.put(PLACE["Term"], "Kind", page.look.label)
    page.put(PLACE["Value"], clause.kind, page.look.kind)
    page.put(
        PLACE["Meaning"],
        kinds[clause.kind] if len(kinds) == 1 else "Choose one: the remark tells them apart.",
        page.look.words,
    )
    page.put(PLACE["Key"], f"{slot}.kind", page.look.key)
    page.allow(PLACE["Value"], {"validate": "list", "source": list(kinds)})
    page.remark(PLACE["Value"], "\n\n".join(f"{kind}: {words}" for kind, words in kinds.items()))
    page.turn()
    for row in rows(slot):
        _parameter(page, row, clause)
        if set(row.kinds) != set(kinds):
            _grey(page, chosen)
        page.turn()


def _grey(page: Page, chosen: int) -> None:
    """Grey where the line's kinds do not hold the chosen one; a rule of the look, not a formula in a cell."""
    kind, belongs = f"${_letter('Value')}${chosen + 1}", f"${_letter('Belongs to')}{page.line + 1}"
    test = f'=ISERROR(SEARCH(" "&{kind}&","," "&{belongs}&","))'
    span = page.line, 0, page.line, PLACE["Belongs to"]
    page.sheet.conditional_format(*span, {"type": "formula", "criteria": test, "format": page.look.grey})


def _letter(column: str) -> str:
    """The letter of a column of the sheet of terms."""
    return chr(ord("A") + PLACE[column])


def _parameter(page: Page, row: Row, clause: Clause) -> None:
    """A parameter's line, filled in where the clause has it."""
    value = getattr(clause, row.name, None) if clause.kind in row.kinds else None
    page.put(PLACE["Term"], row.title, page.look.label)
    page.put(PLACE["Unit"], UNITS[row.unit] if row.form == "by_craft" else row.unit, page.look.key)
    is_common = set(row.kinds) == set(registered_clauses()[row.slot])
    page.put(PLACE["Belongs to"], EVERY if is_common else ", ".join(row.kinds), page.look.small)
    page.put(PLACE["Meaning"], f"{row.meaning} ({row.default})", page.look.words)
    page.put(PLACE["Key"], row.key, page.look.key)
    if row.form == "by_craft":
        page.put(PLACE["Value"], "", page.look.words)
        page.put(PLACE["Meaning"], f"{row.meaning} Filled in on the sheet {BY_CRAFT}.", page.look.words)
    elif row.form == "figure":
        fill(page, row, value, PLACE)
    else:
        page.put(PLACE["Value"], plain(value), page.look.text)
        page.allow(PLACE["Value"], rule(row))
        page.remark(PLACE["Value"], f"{row.meaning}\nTakes: {row.takes()}.")


def _crafts(page: Page, sheet: TermSheet) -> None:
    """One line a craft for parameters that have a figure for each, and free lines below."""
    header(page, CRAFT_COLUMNS)
    place = {name: number for number, name in enumerate(CRAFT_COLUMNS)}
    filled = [
        (row, craft, figure)
        for row in by_craft()
        for craft, figure in (getattr(sheet.clauses[row.slot], row.name, None) or {}).items()
    ]
    keys = [row.key for row in by_craft()]
    for row, craft, figure in [*filled, *((by_craft()[0], "", None) for _ in range(FREE_CRAFT_LINES))]:
        page.put(place["Key"], row.key if craft else "", page.look.text)
        page.allow(place["Key"], {"validate": "list", "source": keys})
        page.put(place["Craft"], craft, page.look.text)
        page.put(place["Unit"], row.unit if craft else "", page.look.text)
        page.allow(place["Unit"], {"validate": "list", "source": sorted({one.unit for one in by_craft()})})
        fill(page, row if craft else _any(row), figure, place)
        page.turn()


def _any(row: Row) -> Row:
    """A line that is not yet anyone's: any number may stand in it."""
    return Row(row.slot, row.name, row.kinds, row.form, row.meaning)


def _list_sources(page: Page, sources: Mapping[str, Source]) -> None:
    """The keys that a figure may name, and what they stand for."""
    header(page, ("Source", "Meaning"))
    for key, source in sources.items():
        page.put(0, key, page.look.label)
        page.put(1, f"{source.citation}. {source.says}", page.look.words)
        page.turn()
