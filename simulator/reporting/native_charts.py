"""The workbook's charts, drawn by the spreadsheet program from a small table beside each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from simulator.charts.regimes import LIGHT, Regimes, shade
from simulator.charts.words import holding

SHEET = "Charts"
CHART_COLUMN = 9  # right of the widest table
LEAST_ROWS = 21  # of a block, so that its chart has room
SIZE = {"width": 860, "height": 400}  # pixels
FIRST_WIDTH, WIDTH = 30, 17  # characters
PALE = {"color": "#E3E6EA"}


@dataclass(frozen=True)
class Block:
    """A table (first column: names), its title, its unit, and the kind of chart."""

    title: str
    unit: str
    table: pd.DataFrame
    kind: str
    number: str


def blocks(known: Mapping[str, pd.DataFrame], regimes: Regimes) -> list[Block]:
    """What the results can draw: money with its range, change by craft, hours by year."""
    made = {"headline": money, "crafts": by_craft, "hours": over_years}
    return [make(known[name], regimes) for name, make in made.items() if name in known and len(known[name])]


def money(table: pd.DataFrame, regimes: Regimes) -> Block:
    """Regime, the middle, and how far down and up the range reaches."""
    found = table[table["headline"] == "money_per_worker"]
    rows = found.assign(
        Regime=found["regime"].map(regimes.label),
        Middle=found["middle"],
        Down=found["middle"] - found["low"],
        Up=found["high"] - found["middle"],
    )
    wanted = rows[["Regime", "Middle", "Down", "Up"]].reset_index(drop=True)
    held = holding(int(found["pairs"].max()) if len(found) else 0)
    title = f"AI residuals reaching working people, each a year: middle world, and the range ({held})"
    return Block(title, "USD a year", wanted, "bar", "$#,##0")


def by_craft(table: pd.DataFrame, regimes: Regimes) -> Block:
    """Craft, then the middle change of income under each regime."""
    wide = table.pivot_table(index="title", columns="regime", values="middle", sort=False)
    wide = wide[[name for name in regimes.others if name in wide]].rename(columns=regimes.label)
    unit = f"USD a year against {regimes.inline(regimes.baseline)}"
    return Block("Pay and AI residuals by craft, per person, middle world", unit, wide.reset_index(names="Craft"),
                 "column", "$#,##0")  # fmt: skip


def over_years(table: pd.DataFrame, regimes: Regimes) -> Block:
    """Year, then hours of human work under each regime over those of the first year."""
    wide = table.pivot_table(index="year", columns="regime", values="middle", sort=False)
    wide = wide[[name for name in regimes.names if name in wide]].rename(columns=regimes.label)
    title = "Hours of human work, middle world, first year of the baseline = 100%"
    return Block(title, "share", wide.reset_index(names="Year"), "line", "0%")


def draw(book: Any, page: Any, head: Any, found: list[Block], regimes: Regimes) -> None:
    """Tables and charts, one block under another."""
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    page.set_column(0, 0, FIRST_WIDTH)
    page.set_column(1, CHART_COLUMN - 1, WIDTH)
    row = 0
    for block in found:
        fill(book, page, head, block, row)
        chart = book.add_chart({"type": block.kind})
        series(chart, block, row, regimes)
        dress(chart, block)
        page.insert_chart(row, CHART_COLUMN, chart, {"description": block.title})
        row += max(LEAST_ROWS, len(block.table) + 2) + 1


def fill(book: Any, page: Any, head: Any, block: Block, row: int) -> None:
    """The table with its header; what is not known stays empty."""
    number = book.add_format({"num_format": block.number})
    for place, name in enumerate(block.table.columns):
        page.write_string(row, place, str(name), head)
        for line, value in enumerate(block.table[name], start=row + 1):
            if place == 0:
                page.write_string(line, place, str(value))
            elif np.isfinite(value):
                page.write_number(line, place, float(value), number)


def series(chart: Any, block: Block, row: int, regimes: Regimes) -> None:
    """One series a regime in its colour; or one of all regimes, with their ranges as bars of error."""
    first, last, colours = (
        row + 1,
        row + len(block.table),
        {regimes.label(n): shade_of(regimes, n) for n in regimes.names},
    )
    names = [SHEET, first, 0, last, 0]
    if block.kind == "bar":
        ends = {
            f"{way}_values": f"={SHEET}!${letter}${first + 1}:${letter}${last + 1}"
            for way, letter in (("minus", "C"), ("plus", "D"))
        }
        points = [{"fill": {"color": colours[name]}} for name in block.table["Regime"]]
        chart.add_series({"name": "Middle world", "categories": names, "values": [SHEET, first, 1, last, 1],
                          "points": points, "y_error_bars": {"type": "custom", **ends}, "gap": 60})  # fmt: skip
        return
    for place, name in enumerate(list(block.table.columns)[1:], start=1):
        colour = {"color": colours[name]}
        look = {"line": {**colour, "width": 2.25}} if block.kind == "line" else {"fill": colour, "gap": 60}
        values = [SHEET, first, place, last, place]
        chart.add_series({"name": [SHEET, row, place], "categories": names, "values": values, **look})


def shade_of(regimes: Regimes, name: str) -> str:
    """The regime's one colour on white."""
    return shade(LIGHT, regimes.places[name])


def dress(chart: Any, block: Block) -> None:
    """Title, unit, size; in a bar chart the names stand upright, from the top down."""
    chart.set_title({"name": block.title, "name_font": {"size": 11, "bold": True}, "overlay": False})
    chart.set_size(SIZE)
    value = {"name": block.unit, "num_format": block.number, "major_gridlines": {"visible": True, "line": PALE}}
    if block.kind == "bar":
        chart.set_x_axis({**value, "min": 0, "max": highest(block)})
        chart.set_y_axis({"reverse": True, "major_gridlines": {"visible": False}})
        chart.set_legend({"none": True})
    else:
        chart.set_y_axis(value)
        chart.set_x_axis({"label_position": "low"})
        chart.set_legend({"position": "bottom"})


def highest(block: Block) -> float:
    """A round number above the highest end of a range, so that no line is cut."""
    most = float((block.table["Middle"] + block.table["Up"].fillna(0.0)).max())
    step = 10.0 ** np.floor(np.log10(most)) / 2 if most > 0 else 1.0
    return float(np.ceil(most / step) * step) or 1.0
