"""The regimes side by side: what each brings, what it does to work, and who pays."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from simulator.charts import headline, words
from simulator.charts.headline import Headline
from simulator.charts.reading import Reading
from simulator.reporting.answer import at, payers
from simulator.reporting.in_brief import Sheet, in_brief


@dataclass(frozen=True)
class Cell:
    """A number with its range below it."""

    number: str
    span: str = ""


@dataclass(frozen=True)
class Line:
    """A regime's row."""

    regime: str
    brief: str
    colour: str
    is_baseline: bool
    cells: tuple[Cell, ...]
    paid_by: str


@dataclass(frozen=True)
class SideBySide:
    """Column titles and one line a regime."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


# What the first screen shows; the workbook has every headline.
SHORT = {
    "money_per_worker": "To working people, each a year",
    "plans_per_worker": "On top, into funds, a worker a year",
    "hours_change": "Hours of work",
    "made_up_share": "Displaced pay made up",
    "reaching_share": "Of each dollar, to people or funds",
}


def side_by_side(reading: Reading, sheets: Mapping[str, Sheet] | None = None) -> SideBySide:
    """The table of the first screen; `sheets` are the regimes' clauses, for a word on each."""
    found = headline.table(reading)
    shown = tuple(one for one in headline.told(reading) if one.name in SHORT)
    columns = tuple(SHORT[one.name] for one in shown)
    return SideBySide(
        columns,
        tuple(
            line(reading, found, shown, regime, in_brief((sheets or {}).get(regime, {})))
            for regime in reading.regimes.names
        ),
    )


def line(reading: Reading, found: pd.DataFrame, shown: tuple[Headline, ...], regime: str, brief: str) -> Line:
    """One regime."""
    cells = tuple(
        cell(one, at(found, one.name, regime), is_baseline=regime == reading.regimes.baseline) for one in shown
    )
    label, colour = reading.regimes.label(regime), reading.regimes.colour(regime)
    return Line(label, brief, colour, regime == reading.regimes.baseline, cells, payers(reading, regime))


def cell(shown: Headline, row: Any, *, is_baseline: bool) -> Cell:
    """Middle and range; a dash where the baseline is compared with itself, or nothing is known."""
    if row is None or not np.isfinite(row.middle) or (is_baseline and shown.is_difference):
        return Cell("–")
    if not row.pairs or row.low == row.high:
        return Cell(shown.say(row.middle))
    return Cell(shown.say(row.middle), words.span(shown.say(row.low), shown.say(row.high)))
