"""Jobs and hours over the years: their level, and their distance from the baseline."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from simulator.charts import words
from simulator.charts.fan import fan, fan_table
from simulator.charts.numbers import best, extreme, lines
from simulator.charts.picture import Picture
from simulator.charts.reading import F8, Quantity, Reading, ratio
from simulator.charts.regimes import Regimes
from simulator.results.outcome import Role


def level(measure: str) -> Quantity:
    """A measure by year as a share of the baseline's first year, (replications, years)."""

    def by_year(reading: Reading, regime: str, role: Role) -> F8:
        start = reading.yearly(measure, reading.regimes.baseline, role)[:, :1]
        return ratio(reading.yearly(measure, regime, role), start)

    return by_year


def gap(measure: str) -> Quantity:
    """A measure by year against the baseline's same year, as a share of it, (replications, years)."""

    def by_year(reading: Reading, regime: str, role: Role) -> F8:
        base = reading.yearly(measure, reading.regimes.baseline, role)
        return ratio(reading.yearly(measure, regime, role), base) - 1

    return by_year


def level_table(reading: Reading, measure: str) -> pd.DataFrame:
    """One row a regime and year, with the baseline's middle of the same year as `baseline`."""
    found = fan_table(reading, level(measure), reading.regimes.names)
    base = found[found["regime"] == reading.regimes.baseline].set_index("year")["middle"]
    return found.assign(baseline=found["year"].map(base))


def gap_table(reading: Reading, measure: str) -> pd.DataFrame:
    """One row a year and regime other than the baseline."""
    return fan_table(reading, gap(measure), reading.regimes.others).assign(baseline=0.0)


def last_year(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of the last year."""
    return table.query("year == year.max()")


def level_title(table: pd.DataFrame, regimes: Regimes, what: str) -> str:
    """Where the baseline ends."""
    last = last_year(table)
    row = best(last[last["regime"] == regimes.baseline])
    change, year = row["middle"] - 1, int(row["year"])
    way = "rise" if change > 0 else "fall"
    return (
        f"Under {regimes.inline(regimes.baseline)}, {what} {way} by {words.percent(abs(change))} by {year} "
        f"({words.span(words.percent(row['low'] - 1, is_change=True), words.percent(row['high'] - 1, is_change=True))})"
    )


def gap_title(table: pd.DataFrame, regimes: Regimes, what: str) -> str:
    """The widest distance from the baseline in the last year, and whether its sign is sure."""
    last = last_year(table)
    row = extreme(last)
    if np.isclose(row["middle"], 0, atol=5e-5):
        return f"No regime moves {what} by as much as 0.01%"
    sure = "" if row["low"] * row["high"] > 0 else ", though not even the sign is sure"
    return (
        f"No regime moves {what} further from {regimes.inline(regimes.baseline)} than "
        f"{regimes.inline(row['regime'])}: {words.percent(row['middle'], is_change=True)} by {int(row['year'])}{sure}"
    )


def told(table: pd.DataFrame, regimes: Regimes, say: Callable[[float], str]) -> str:
    """The last year in words."""
    last = last_year(table)
    return f"In {int(last['year'].iloc[0])}: " + words.listed(
        [f"{regimes.label(row.regime)} {say(row.middle)} ({say(row.low)} to {say(row.high)})" for row in lines(last)]
    )


def level_picture(reading: Reading, measure: str, what: str) -> Picture:
    """The fan of levels."""
    found, regimes = level_table(reading, measure), reading.regimes
    first = min(reading.years)
    unit = f"share of {first}"
    return Picture(
        name=measure,
        title=level_title(found, regimes, what),
        subtitle=f"{what.capitalize()}, as a share of their {first} level under "
        f"{regimes.inline(regimes.baseline)} (dashed: its middle). Line: middle world; "
        f"band: {words.holding(reading.worlds)}.",
        chart=fan(found, regimes, unit=unit, form=".0%", reference="baseline"),
        table=found,
        words=told(found, regimes, words.percent),
    )


def gap_picture(reading: Reading, measure: str, what: str) -> Picture:
    """The fan of distances from the baseline."""
    found, regimes = gap_table(reading, measure), reading.regimes
    base = regimes.inline(regimes.baseline)
    return Picture(
        name=f"{measure}_against_{regimes.baseline}",
        title=gap_title(found, regimes, what),
        subtitle=f"{what.capitalize()} against {base}, world by world: both share their luck and figures, so the band "
        "is what the rules change and not how uncertain the future is.",
        chart=fan(found, regimes, unit=f"against {base}", form="+.1%", reference="baseline"),
        table=found,
        words=told(found, regimes, lambda share: words.percent(share, is_change=True)),
    )


def best_regime(table: pd.DataFrame) -> str:
    """The regime that ends highest."""
    return str(best(last_year(table))["regime"])
