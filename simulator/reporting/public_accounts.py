"""The ten-year table as the page shows it: one line a regime, and each tax behind it."""

import pandas as pd

from simulator.charts.regimes import Regimes
from simulator.reporting.receipts import CONVENTION, TOTAL, Receipts, receipts
from simulator.reporting.totals import TENTH, millions
from simulator.results.cube import Cube

PRESENT_VALUES = {"pv_3": "worth today at 3%", "pv_7": "worth today at 7%"}
MILLION = 1e6

Rows = list[dict[str, object]]


def tables(cube: Cube, regimes: Regimes) -> dict[str, Receipts]:
    """Regime -> its lines."""
    return {name: receipts(cube, name, regimes.baseline) for name in regimes.others}


def head(found: dict[str, Receipts]) -> list[str]:
    """Names of the columns: fiscal years, then present values."""
    columns = next(iter(found.values()))[TOTAL] if found else {}
    return [PRESENT_VALUES.get(name, name) for name in columns]


def by_regime(found: dict[str, Receipts], regimes: Regimes, line: str) -> Rows:
    """One row a regime for one line, millions of dollars."""
    return [{"name": regimes.label(name), "cells": cells(lines[line])} for name, lines in found.items()]


def by_tax(lines: Receipts) -> Rows:
    """One row a tax of a regime, their sum last."""
    names = [name for name in lines if name not in (TOTAL, CONVENTION)]
    return [{"name": name[:1].upper() + name[1:], "cells": cells(lines[name])} for name in (*names, TOTAL)]


def cells(values: dict[str, float]) -> list[str]:
    """Millions with one decimal."""
    return [millions(round(value / TENTH)) for value in values.values()]


def table(found: dict[str, Receipts]) -> pd.DataFrame:
    """Every line of every regime, millions of dollars, for the CSV file."""
    return pd.DataFrame(
        [
            {"regime": regime, "line": name, **{year: value / MILLION for year, value in values.items()}}
            for regime, lines in found.items()
            for name, values in lines.items()
        ]
    )
