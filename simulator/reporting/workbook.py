"""The tables as a workbook that opens well in LibreOffice and Excel: formatted cells, no table styles, no formulas."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd
import xlsxwriter

from simulator.charts.regimes import Regimes
from simulator.charts.words import holding
from simulator.reporting import native_charts
from simulator.reporting.book import Book
from simulator.scenario.workbook.look import height

# A fixed date: the same results give the same bytes.
CREATED = datetime(2025, 1, 1)  # noqa: DTZ001 - xlsxwriter takes a naive one
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": True}
NARROWEST, WIDEST = 11, 60
READABLE = 76  # characters of a line of text
THOUSAND = 1000
MONEY = "[>=1000]#,##0;[<=-1000]-#,##0;#,##0.00"
ROWS_FOR_WIDTH = 200

SHEETS = {
    "Headline": "headline",
    "By craft": "crafts",
    "Residuals by craft": "residuals_by_craft",
    "Winners and losers": "winners_and_losers_by_craft",
    "By decile": "deciles",
    "A royalty dollar": "waterfall",
    "Payments by size": "payments_by_size",
    "Who pays": "incidence",
    "Books": "money_balance",
    "Totals": "totals",
    "Hours": "hours",
    "Full size and worlds": "full_against_ensemble",
    "Term sheets": "term_sheets",
    "Assumptions": "assumptions",
    "Runs": "runs",
}
SHARES = ("share", "luck_share", "probability_positive", "people_share", "dollars_share")
NUMBERS = ("low", "middle", "high", "full_size", "difference", "share", "start", "end", "baseline")
ALL_SHARES = ("waterfall", "hours", "winners_and_losers_by_craft")  # tables whose every number is a share


@dataclass(frozen=True)
class Formats:
    """Cell formats of a workbook."""

    head: Any
    money: Any
    share: Any
    words: Any
    title: Any


def workbook(book: Book, known: dict[str, pd.DataFrame]) -> bytes:
    """The workbook: a read-me sheet, then one sheet a table."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **PLAIN}) as target:
        target.set_properties({"title": book.inputs.title, "author": "Residuals", "created": CREATED})
        formats = formats_of(target)
        regimes = book.reading.regimes
        read_me(target, formats, book)
        native_charts.draw(target, target.add_worksheet(native_charts.SHEET), formats.head,
                           native_charts.blocks(known, regimes), regimes)  # fmt: skip
        for name, key in SHEETS.items():
            if key in known:
                sheet(target.add_worksheet(name), named(known[key], regimes), formats, is_share=key in ALL_SHARES)
    return file.getvalue()


def named(table: pd.DataFrame, regimes: Regimes) -> pd.DataFrame:
    """The table with regimes by the names that readers know, in cells and at the head of columns."""
    labels = {name: regimes.label(name) for name in regimes.names}
    cells = {"regime": table["regime"].map(labels)} if "regime" in table and not table.empty else {}
    return table.assign(**cells).rename(columns=labels)


def formats_of(target: Any) -> Formats:
    """Header cells are formatted as cells: LibreOffice draws no table styles."""
    head = {"bold": True, "bg_color": "#E3E6EA", "bottom": 1, "text_wrap": True, "valign": "top"}
    return Formats(
        head=target.add_format(head),
        money=target.add_format({"num_format": MONEY}),
        share=target.add_format({"num_format": "0.0%"}),
        words=target.add_format({"text_wrap": True, "valign": "top"}),
        title=target.add_format({"bold": True, "font_size": 14}),
    )


def read_me(target: Any, formats: Formats, book: Book) -> None:
    """What this is, what the columns mean, how to repeat it."""
    page = target.add_worksheet("Read me")
    page.fit_to_pages(1, 0)
    page.set_column(0, 0, READABLE, formats.words)
    page.write_string(0, 0, book.inputs.title, formats.title)
    for row, text in enumerate(explained(book), start=1):
        page.write_string(row, 0, text, formats.words)
        page.set_row(row, height([(text, READABLE)]))


def explained(book: Book) -> Iterable[str]:
    """The lines of the read-me sheet."""
    yield book.inputs.question
    yield book.source + "."
    yield "Money is in constant 2025 US dollars. Numbers are simulated, not measured."
    held, differing = holding(book.inputs.worlds()), "alone" if book.reading.is_luck_alone else "and all free figures"
    yield f"low to high: {held}, small ones that differ in luck {differing}; middle: half lie below it."
    yield "full_size: the one run of the whole sector at central figures."
    yield "luck_share: the variance that luck alone makes over that of luck and figures together."
    yield "probability_positive: the share of worlds in which the number is above zero; a tie counts as one half."
    yield f"Repeat it: {book.inputs.command}"


def sheet(page: Any, table: pd.DataFrame, formats: Formats, *, is_share: bool) -> None:
    """A table with a frozen, formatted header, columns as wide as their texts, and pages as wide as the table."""
    printed(page)
    page.freeze_panes(1, 1)
    shares = table["unit"].str.startswith("share") if "unit" in table else pd.Series(is_share, table.index)
    for place, name in enumerate(map(str, table.columns)):
        page.set_column(place, place, width(name, table[name]))
        page.write_string(0, place, name, formats.head)
        for row, (value, in_shares) in enumerate(zip(table[name], shares, strict=True), start=1):
            write(page, row, place, value, formats, is_share=name in SHARES or (name in NUMBERS and bool(in_shares)))
    page.autofilter(0, 0, max(len(table), 1), max(len(table.columns) - 1, 0))


def printed(page: Any) -> None:
    """Landscape, as wide as one page, the header on every page."""
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def write(page: Any, row: int, place: int, value: Any, formats: Formats, *, is_share: bool) -> None:
    """One cell, as a number or as a text and never as a formula."""
    if isinstance(value, bool | np.bool_):
        page.write_string(row, place, "yes" if value else "no")
    elif isinstance(value, int | np.integer):
        page.write_number(row, place, int(value))
    elif isinstance(value, float | np.floating):
        if np.isfinite(value):
            page.write_number(row, place, float(value), formats.share if is_share else formats.money)
    elif value is not None:
        page.write_string(row, place, str(value))


def width(name: str, column: "pd.Series[Any]") -> float:
    """Characters that a column needs, within reason."""
    texts = [name, *map(shown, column.head(ROWS_FOR_WIDTH))]
    return float(min(max(max(map(len, texts)) + 2, NARROWEST), WIDEST))


def shown(value: Any) -> str:
    """A cell as it will be read: cents below a thousand, whole numbers above."""
    if isinstance(value, float | np.floating):
        number = float(value)
        return f"{number:,.0f}" if abs(number) >= THOUSAND else "0.00"
    return str(value)
