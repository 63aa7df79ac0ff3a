"""AI residuals by craft: what an active worker of each craft is paid."""

import pandas as pd

from simulator.charts import words
from simulator.charts.dots import grouped_dots
from simulator.charts.numbers import best, lowest
from simulator.charts.picture import Picture
from simulator.charts.reading import F8, Quantity, Reading, ratio
from simulator.charts.regimes import Regimes
from simulator.results.outcome import Role

NEEDS = ("paid_people", "headcount")


def per_head(craft: str) -> Quantity:
    """AI residuals paid to a craft's people at work over the craft's headcount, dollars a year (replications,)."""

    def paid(reading: Reading, regime: str, role: Role) -> F8:
        heads = reading.average(f"headcount/craft={craft}", regime, role)
        return ratio(reading.total((f"paid_people/craft={craft}",), regime, role), heads)

    return paid


def table(reading: Reading) -> pd.DataFrame:
    """One row a craft and regime: dollars per person employed and year."""
    return pd.DataFrame(
        [
            {"craft": craft, "title": reading.title(craft), **reading.row(per_head(craft), regime)}
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
        subtitle="AI residuals per person employed in the craft and year, average of the years, constant 2025 dollars. "
        "Dot: middle world; bar: nine worlds in ten.",
        chart=grouped_dots(found, regimes, group="title", order=[str(name) for name in ranked.index],
                           unit="USD per person employed and year", form="$,.0f"),
        table=found,
        words=title(found, regimes),
    )  # fmt: skip
