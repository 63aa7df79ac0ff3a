"""Who gains and who loses by craft: pay and AI residuals together, against the baseline."""

import numpy as np
import pandas as pd

from simulator.charts import words
from simulator.charts.dots import grouped_dots
from simulator.charts.flows import flow
from simulator.charts.numbers import lines, lowest
from simulator.charts.picture import Picture
from simulator.charts.reading import F8, Quantity, Reading, against, ratio
from simulator.charts.regimes import Regimes
from simulator.results.outcome import Role

NEEDS = ("wage_income", "residual_mean", "headcount")
SURE = 0.95  # share of worlds from which we call a sign sure


def income_change(craft: str) -> Quantity:
    """Wages and AI residuals per person of a craft's workforce against the baseline, dollars a year (replications,).

    Wages are divided by the baseline's heads, so that a regime does not look better by having fewer people.
    """

    def change(reading: Reading, regime: str, role: Role) -> F8:
        heads = reading.average(f"headcount/craft={craft}", reading.regimes.baseline, role)
        wages = against(flow((f"wage_income/craft={craft}",)))(reading, regime, role)
        return ratio(wages, heads) + against(flow((f"residual_mean/craft={craft}",)))(reading, regime, role)

    return change


def table(reading: Reading) -> pd.DataFrame:
    """One row a craft and regime: change of income in dollars per person and year."""
    return pd.DataFrame(
        [
            {"craft": craft, "title": reading.title(craft), **reading.row(income_change(craft), regime)}
            for craft in reading.groups("headcount", "craft")
            for regime in reading.regimes.others
        ]
    )


def winners(table: pd.DataFrame) -> pd.DataFrame:
    """The regime that leaves each craft best off: one row a craft, in the table's order."""
    return table.loc[table.fillna({"middle": -1e18}).groupby("craft", sort=False)["middle"].idxmax()]


def share_best(reading: Reading, craft: str, regime: str) -> float:
    """Share of worlds in which a regime leaves a craft better off than any other and than the baseline; NaN if none."""
    change = income_change(craft)
    rivals = [change(reading, other, "ensemble") for other in reading.regimes.names if other != regime]
    own = change(reading, regime, "ensemble")
    return float(np.mean(own > np.max(rivals, axis=0))) if own.size else float("nan")


def title(table: pd.DataFrame, regimes: Regimes) -> str:
    """Which regime is best for most crafts, and who is hit."""
    first = winners(table)
    counts = first["regime"].value_counts()
    sure_losers = table[(table["probability_positive"] <= 1 - SURE)]
    leader = regimes.label(str(counts.index[0]))
    best = f"{leader} leaves {counts.iloc[0]} of {len(first)} crafts best off in the middle world"
    if sure_losers.empty:
        return f"{best}; under no regime is a craft sure to lose"
    worst = lowest(sure_losers)
    return (
        f"{best}; the surest loss is {words.usd(worst['middle'], is_change=True)} a year for "
        f"{worst['title'].lower()} under {regimes.inline(worst['regime'])}"
    )


def order(table: pd.DataFrame) -> list[str]:
    """Crafts by the best that any regime does for them."""
    ranked = table.groupby("title")["middle"].max().sort_values(ascending=False)
    return [str(craft) for craft in ranked.index]


def told(table: pd.DataFrame, regimes: Regimes) -> str:
    """The best regime of each craft in words."""
    return words.listed(
        [
            f"{row.title}: {regimes.label(row.regime)} {words.usd(row.middle, is_change=True)} "
            f"({words.usd(row.low, is_change=True)} to {words.usd(row.high, is_change=True)})"
            for row in lines(winners(table))
        ]
    )


def picture(reading: Reading) -> Picture:
    """The chart with its table."""
    found, regimes = table(reading), reading.regimes
    base = regimes.inline(regimes.baseline)
    return Picture(
        name="crafts",
        title=title(found, regimes),
        subtitle=f"Pay and AI residuals against {base}, dollars a year per person in the craft's workforce; "
        f"average of the years. Dot: middle world; bar: {words.holding(reading.worlds)}. "
        "Money paid into funds is not in it.",
        chart=grouped_dots(found, regimes, group="title", order=order(found),
                           unit=f"USD per person and year against {base}", form="$,.0f"),
        table=found,
        words=told(found, regimes),
    )  # fmt: skip
