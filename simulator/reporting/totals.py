"""Totals with their changes beside them, and the full-size run beside the ensemble."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from simulator.charts import headline, words
from simulator.charts.headline import HEADLINES
from simulator.charts.numbers import lines
from simulator.charts.reading import F8, Quantity, Reading

I8 = npt.NDArray[np.int64]
TENTH = 1e5  # a tenth of a million dollars

# Measure -> what it is, its unit, how it is said.
TOTALS = {
    "consumer_spending": ("Consumers spend on the sector's works", "USD a year"),
    "wage_income": ("Wages", "USD a year"),
    "hours": ("Hours of human work", "hours a year"),
    "headcount": ("People at work or looking for it", "persons"),
    "studio_profit": ("Studios' profit", "USD a year"),
    "ai_firm_profit": ("AI firms' profit from the sector", "USD a year"),
    "studio_ai_spending": ("Studios' spending on AI", "USD a year"),
    "royalty_owed": ("AI royalties owed", "USD a year"),
    "works_released": ("Works released", "works a year"),
}


def table(reading: Reading) -> pd.DataFrame:
    """One row a total and regime: the full-size run's average year, and its distance from the baseline."""
    rows = []
    for measure, (title, unit) in TOTALS.items():
        if reading.has(measure):
            base = reading.central(total_of(measure), reading.regimes.baseline)
            for regime in reading.regimes.names:
                value = reading.central(total_of(measure), regime)
                rows.append({"total": title, "unit": unit, "regime": regime, "value": value, "change": value - base})
    return pd.DataFrame(rows, columns=["total", "unit", "regime", "value", "change"])


def total_of(measure: str) -> Quantity:
    """A measure in an average year, (replications,)."""
    return lambda reading, regime, role: reading.average(measure, regime, role)


def in_words(table: pd.DataFrame, regimes: tuple[str, ...]) -> list[dict[str, object]]:
    """One row a total, one (value, change) pair a regime."""
    rows = []
    for (title, unit), part in table.groupby(["total", "unit"], sort=False):
        by_regime = {row.regime: row for row in lines(part)}
        cells = [_said(by_regime[regime].value, by_regime[regime].change, str(unit)) for regime in regimes]
        rows.append({"title": title, "unit": unit, "cells": cells})
    return rows


def _said(value: float, change: float, unit: str) -> tuple[str, str]:
    say = words.usd if unit.startswith("USD") else words.many
    return say(value), "" if change == 0 else say(change, is_change=True)


def full_against_ensemble(reading: Reading) -> pd.DataFrame:
    """One row a headline and regime: full-size run, middle and range of the small worlds, and where the former lies."""
    found = headline.table(reading)
    found = found[(found["pairs"] > 0) & found["full_size"].notna() & found["middle"].notna()]
    found = found[found["regime"] != reading.regimes.baseline]
    inside = found["full_size"].between(found["low"], found["high"])
    return found.assign(difference=found["full_size"] - found["middle"], is_inside=inside)


def full_in_words(reading: Reading) -> list[dict[str, str]]:
    """The same in words."""
    say = {one.name: one.say for one in HEADLINES}
    return [
        {
            "title": row.title,
            "regime": reading.regimes.label(row.regime),
            "full_size": say[row.headline](row.full_size),
            "middle": say[row.headline](row.middle),
            "span": words.span(say[row.headline](row.low), say[row.headline](row.high)),
            "inside": "inside" if row.is_inside or np.isclose(row.full_size, row.middle) else "outside",
        }
        for row in lines(full_against_ensemble(reading))
    ]


def by_party(table: pd.DataFrame, total: str, regimes: tuple[str, ...]) -> list[dict[str, object]]:
    """One row a party and the total; one change a regime, in millions of dollars that add up as printed."""
    found = table.pivot_table(index="party", columns="regime", values="change", sort=False)
    parties = [party for party in found.index if party != total]
    tenths = {regime: adding_up(found.loc[parties, regime].to_numpy(np.float64) / TENTH) for regime in regimes}
    rows: list[dict[str, object]] = [
        {"party": party, "cells": [millions(tenths[regime][place]) for regime in regimes]}
        for place, party in enumerate(parties)
    ]
    sums = [millions(int(tenths[regime].sum())) for regime in regimes]
    return [*rows, {"party": total, "cells": sums}]


def adding_up(values: F8) -> I8:
    """Whole numbers near the values whose sum is the values' rounded sum: the largest rounding errors give way."""
    whole = np.rint(values).astype(np.int64)
    over = int(whole.sum()) - int(np.rint(values.sum()))
    order = np.argsort((values - whole) * np.sign(over or 1), kind="stable")
    whole[order[: abs(over)]] -= np.sign(over)
    return whole


def millions(tenths: int) -> str:
    """Millions with one decimal from tenths of a million: +1,234.5."""
    sign = "+" if tenths > 0 else "−" if tenths < 0 else ""
    return f"{sign}{abs(tenths) / 10:,.1f}"
