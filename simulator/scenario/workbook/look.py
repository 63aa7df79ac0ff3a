"""How a workbook looks: cell formats (LibreOffice draws no table styles), widths, heights, the size of remarks."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

COMMENT = {"width": 380, "height": 190, "font_size": 9, "color": "#FFFFE6"}  # pixels, points
WIDTHS = {
    "Term": 22, "Value": 24, "Unit": 14, "Lowest": 10, "Highest": 10, "Drawn": 8, "Source": 18, "Grade": 7,
    "Note": 40, "Belongs to": 30, "Meaning": 52, "Key": 27, "Craft": 18,
}  # fmt: skip
INK, PALE, BAND, FILL, LINE = "#1F2933", "#6B7480", "#E3E6EA", "#FFF8DC", "#B8BEC6"
LINE_POINTS = 14.5
SLACK = 0.95  # of a column's characters: fonts differ from machine to machine
GREY, GREY_FILL = "#A9AFB7", "#F3F4F6"


@dataclass(frozen=True)
class Look:
    """Formats: those that are filled in are pale yellow with a border, and alone are not locked."""

    head: Any
    band: Any
    label: Any
    words: Any
    small: Any
    key: Any
    title: Any
    text: Any
    kind: Any
    share: Any
    number: Any
    grey: Any


def look(book: Any) -> Look:
    """The formats of a workbook."""
    base = {"valign": "top", "font_color": INK}
    wrapped = base | {"text_wrap": True}
    small = wrapped | {"font_size": 9, "font_color": PALE}
    filled = base | {"locked": False, "bg_color": FILL, "border": 1, "border_color": LINE}
    return Look(
        head=book.add_format(wrapped | {"bold": True, "bg_color": BAND, "bottom": 1}),
        band=book.add_format(base | {"bold": True, "bg_color": BAND}),
        label=book.add_format(wrapped),
        words=book.add_format(wrapped),
        small=book.add_format(small),
        key=book.add_format(small),
        title=book.add_format(base | {"bold": True, "font_size": 14}),
        text=book.add_format(filled | {"text_wrap": True, "num_format": "@"}),
        kind=book.add_format(filled | {"bold": True}),
        share=book.add_format(filled | {"num_format": "0.0##%", "align": "right"}),
        number=book.add_format(filled | {"num_format": "#,##0.###", "align": "right"}),
        grey=book.add_format({"font_color": GREY, "bg_color": GREY_FILL}),
    )


def height(cells: Iterable[tuple[object, float]]) -> float:
    """Points that a row of (value, width in characters) needs: LibreOffice does not grow rows on opening."""
    return LINE_POINTS * max((lines(str(value), width * SLACK) for value, width in cells if value), default=1)


def lines(text: str, width: float) -> int:
    """Lines that a text takes in a column, broken between words."""
    return sum(max(1, len(wrap(part, max(int(width), 1)))) for part in text.split("\n"))
