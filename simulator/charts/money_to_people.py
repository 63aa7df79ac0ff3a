"""How much money reaches people, for each worker and year."""

import pandas as pd

from simulator.charts import words
from simulator.charts.dots import dots
from simulator.charts.headline import money_per_worker
from simulator.charts.numbers import best, lines
from simulator.charts.picture import Picture
from simulator.charts.reading import Reading
from simulator.charts.regimes import Regimes

NEEDS = ("paid_people", "headcount")


def table(reading: Reading) -> pd.DataFrame:
    """One row a regime: dollars per person employed and year, average of the years."""
    return pd.DataFrame([reading.row(money_per_worker, regime) for regime in reading.regimes.names])


def title(table: pd.DataFrame, regimes: Regimes) -> str:
    """Who brings most, and how far the others are."""
    ranked = table[table["middle"] > 0].sort_values("middle", ascending=False)
    if ranked.empty:
        return "No regime in this study pays AI residuals to people"
    first, last = ranked.iloc[0], ranked.iloc[-1]
    most = f"{regimes.label(first['regime'])} brings working people {words.usd(first['middle'])} a year each"
    if len(ranked) == 1:
        return most
    return f"{most}; {regimes.inline(last['regime'])}, the least of those that pay, {words.usd(last['middle'])}"


def said(table: pd.DataFrame) -> list[str]:
    """The middle and range of each row in words."""
    return [ranged(row.middle, row.low, row.high) for row in lines(table)]


def ranged(middle: float, low: float, high: float) -> str:
    """$460 ($210 to $900)."""
    if middle == low == high:
        return words.usd(middle)
    return f"{words.usd(middle)} ({words.span(words.usd(low), words.usd(high))})"


def picture(reading: Reading) -> Picture:
    """The chart with its table."""
    found, regimes = table(reading), reading.regimes
    chart = dots(found, regimes, unit="USD per person and year", form="$,.0f", say=said(found))
    return Picture(
        name="money_to_people",
        title=title(found, regimes),
        subtitle="AI residuals paid per person at work or looking for it and year, average of the years; "
        f"constant 2025 dollars. Dot: middle world; bar: {words.holding(reading.worlds)}.",
        chart=chart,
        table=found,
        words=words.listed(
            [f"{regimes.label(row.regime)}: {text}" for row, text in zip(lines(found), said(found), strict=True)]
        ),
        note=note(found, regimes),
    )


def note(table: pd.DataFrame, regimes: Regimes) -> str:
    """Whether the first can be told from the second."""
    first = best(table)
    rest = table[table["regime"] != first["regime"]]
    rival = best(rest) if len(rest) else first
    if rival["regime"] != first["regime"] and rival["high"] >= first["low"]:
        return (
            f"The ranges of {regimes.label(first['regime'])} and {regimes.label(rival['regime'])} overlap; "
            "the worlds they share are compared pair by pair in the table above."
        )
    return ""
