"""AI residuals by craft: what an active worker of each craft is paid."""

import pandas as pd

from simulator.charts import words
from simulator.charts.dots import grouped_dots
from simulator.charts.flows import flow
from simulator.charts.numbers import best, lowest
from simulator.charts.picture import Picture
from simulator.charts.reading import Reading
from simulator.charts.regimes import Regimes

NEEDS = ("residual_mean", "headcount")


def table(reading: Reading) -> pd.DataFrame:
    """One row a craft and regime: dollars per person employed and year."""
    return pd.DataFrame(
        [
            {
                "craft": craft,
                "title": reading.title(craft),
                **reading.row(flow((f"residual_mean/craft={craft}",)), regime),
            }
            for craft in reading.groups("headcount", "craft")
            for regime in reading.regimes.others
        ]
    )


def title(table: pd.DataFrame, regimes: Regimes) -> str:
    """The craft that gets most and the one that gets least, under the regime that pays most."""
    first = best(table)
    rows = table[table["regime"] == first["regime"]]
    least = lowest(rows)
    return (
        f"Under {regimes.inline(first['regime'])}, {first['title'].lower()} get {words.usd(first['middle'])} a year "
        f"each and {least['title'].lower()} {words.usd(least['middle'])}"
    )


def picture(reading: Reading) -> Picture:
    """The chart with its table."""
    found, regimes = table(reading), reading.regimes
    ranked = found.groupby("title")["middle"].max().sort_values(ascending=False)
    return Picture(
        name="residuals_by_craft",
        title=title(found, regimes),
        subtitle="AI residuals per person at work in the craft or looking for it, average of the years, 2025 dollars. "
        f"Dot: middle world; bar: {words.holding(reading.worlds)}.",
        chart=grouped_dots(found, regimes, group="title", order=[str(name) for name in ranked.index],
                           unit="USD per person and year", form="$,.0f"),
        table=found,
        words=title(found, regimes),
    )  # fmt: skip
