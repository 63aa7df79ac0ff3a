"""A sheet under construction: line after line, each as high as its texts need."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from simulator.scenario.workbook.look import COMMENT, WIDTHS, Look, height

LOOSEST = 200  # characters of a column whose width is not set: its text decides no height
SMALLER = 1.25  # more characters in small type
A4 = 9  # the format's number for the paper


@dataclass
class Page:
    """A sheet under construction, and the line that comes next."""

    sheet: Any
    look: Look
    sources: int
    line: int = 0
    widths: dict[int, float] = field(default_factory=dict)
    _texts: list[tuple[object, float]] = field(default_factory=list)

    def turn(self) -> None:
        """The line is complete: as high as its longest text needs, then the next."""
        self.sheet.set_row(self.line, height(self._texts))
        self._texts.clear()
        self.line += 1

    def put(self, column: int, value: Any, style: Any) -> None:
        """A cell as a number or a text, never as a formula."""
        if isinstance(value, str):
            self._texts.append(
                (value, self.widths.get(column, LOOSEST) * (SMALLER if style is self.look.small else 1.0))
            )
        if isinstance(value, int | float) and not isinstance(value, bool):
            self.sheet.write_number(self.line, column, value, style)
        elif value is None or value == "":
            self.sheet.write_blank(self.line, column, None, style)
        else:
            self.sheet.write_string(self.line, column, str(value), style)

    def remark(self, column: int, text: str) -> None:
        """A remark that shows when the pointer rests on the cell."""
        self.sheet.write_comment(self.line, column, text, COMMENT)

    def allow(self, column: int, rule: Mapping[str, Any]) -> None:
        """What may be filled in."""
        self.sheet.data_validation(self.line, column, self.line, column, dict(rule))


def locked(book: Any, name: str) -> Any:
    """A sheet with locked labels (no password), that prints as wide as a page."""
    made = book.add_worksheet(name)
    made.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})
    made.set_landscape()
    made.set_paper(A4)
    made.fit_to_pages(1, 0)
    made.repeat_rows(0)
    made.freeze_panes(1, 2)
    made.hide_gridlines(2)
    return made


def header(page: Page, columns: tuple[str, ...]) -> None:
    """The line of titles, and the columns' widths."""
    for place, name in enumerate(columns):
        page.widths[place] = WIDTHS[name]
        page.sheet.set_column(place, place, WIDTHS[name], page.look.words)
        page.put(place, name, page.look.head)
    page.turn()
