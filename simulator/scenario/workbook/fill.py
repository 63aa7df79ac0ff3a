"""The cells of one parameter: its value or its figure, and what each cell may hold."""

from collections.abc import Mapping
from typing import Any

from simulator.scenario.workbook.page import Page
from simulator.scenario.workbook.rows import COLUMNS, NO, YES, Row
from simulator.units import GRADES, UNITS, Figure

SOURCES = "Sources"
LONGEST_LIST = 255  # characters of a drop-down's words, a bound of the format
LOOSE = {"error_type": "information"}  # a hint that may be passed over
PLACE = {name: place for place, name in enumerate(COLUMNS)}
IN_PER_CENT = frozenset({"share", "share_per_year"})


def plain(value: Any) -> Any:
    """A value as one cell holds it."""
    if isinstance(value, bool):
        return YES if value else NO
    return "; ".join(map(str, value)) if isinstance(value, tuple) else value


def rule(row: Row) -> dict[str, Any]:
    """What a cell that holds no figure may hold."""
    if row.form == "yes_no":
        return {"validate": "list", "source": [YES, NO]}
    if row.form == "choice" and len(",".join(row.choices)) <= LONGEST_LIST:
        return {"validate": "list", "source": list(row.choices)}
    if row.form == "whole":
        return {"validate": "integer", "criteria": ">=", "value": 0, "error_message": "A whole number, please."}
    return {"validate": "any"}


def fill(page: Page, row: Row, figure: Figure | None, place: Mapping[str, int]) -> None:
    """Value, range, whether it is drawn, source, grade and note of a figure, with what each may hold."""
    shown = page.look.share if row.unit in IN_PER_CENT else page.look.number
    low, high = (figure.range if figure else None) or (None, None)
    for name, number in (("Value", figure.value if figure else None), ("Lowest", low), ("Highest", high)):
        page.put(place[name], number, shown)
        page.allow(place[name], bounds(row))
    words = (figure.source, figure.grade, figure.note) if figure else ("", "", "")
    for name, text in zip(("Source", "Grade", "Note"), words, strict=True):
        page.put(place[name], text, page.look.text)
    page.put(place["Drawn"], YES if figure and figure.free else "", page.look.text)
    page.allow(place["Drawn"], {"validate": "list", "source": [YES, NO]})
    page.allow(place["Grade"], {"validate": "list", "source": list(GRADES)})
    page.allow(place["Source"], {"validate": "list", "source": f"={SOURCES}!$A$2:$A${page.sources + 1}", **LOOSE})
    if place is PLACE:
        page.remark(place["Value"], f"{row.meaning}\nUnit: {UNITS[row.unit]}.\nAllowed: {row.takes()}.")


def bounds(row: Row) -> dict[str, Any]:
    """The numbers that make sense at all."""
    if row.quantity is None:
        return {"validate": "any"}
    words = {"error_title": row.title, "error_message": f"Allowed: {row.takes()}."}
    if row.quantity.high == float("inf"):
        return {"validate": "decimal", "criteria": ">=", "value": row.quantity.low, **words}
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": row.quantity.low,
        "maximum": row.quantity.high,
        **words,
    }
