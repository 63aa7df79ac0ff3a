"""AI capability and the data behind it, regime by regime."""

import altair as alt
import pandas as pd

from simulator.charts import words
from simulator.charts.dots import regime_colour
from simulator.charts.fan import fan_table, year_axis
from simulator.charts.look import WIDTH, Drawing, finished
from simulator.charts.numbers import drawable, lines
from simulator.charts.picture import Picture
from simulator.charts.reading import F8, Quantity, Reading, ratio
from simulator.charts.regimes import Regimes
from simulator.charts.work import last_year
from simulator.results.outcome import Role

NEEDS = ("capability", "data_stock")
WHAT = {
    "capability": "AI capability against {baseline}",
    "data_stock": "data that AI learns from, against {baseline}",
    "consented_share": "share of works with consent",
    "ai_made_share": "share of the work done by AI",
}
AGAINST = ("capability", "data_stock")  # their growth in every regime would hide what the rules change
COLUMNS = 2
LEFT = 50


def table(reading: Reading) -> pd.DataFrame:
    """One row a measure, regime and year: low, middle, high; capability and data as a ratio to the baseline's."""
    base = reading.regimes.inline(reading.regimes.baseline)
    parts = [
        fan_table(reading, by_year(measure), reading.regimes.names).assign(
            measure=measure, what=what.format(baseline=base)
        )
        for measure, what in WHAT.items()
        if reading.has(measure)
    ]
    return pd.concat(parts, ignore_index=True)


def by_year(measure: str) -> Quantity:
    """A measure by year, (replications, years)."""

    def values(reading: Reading, regime: str, role: Role) -> F8:
        found = reading.yearly(measure, regime, role)
        return ratio(found, reading.yearly(measure, reading.regimes.baseline, role)) if measure in AGAINST else found

    return values


def title(table: pd.DataFrame, regimes: Regimes) -> str:
    """How far consent slows AI down."""
    last = last_year(table[table["measure"] == "capability"]).set_index("regime")["middle"]
    lowest = str(last.idxmin())
    lost = 1 - last[lowest]
    if lowest == regimes.baseline or lost < 0.005:  # noqa: PLR2004 - half a percent
        return "No regime holds AI capability back by as much as 1%"
    return (
        f"{regimes.label(lowest)} holds AI capability back most: {words.percent(lost)} below "
        f"{regimes.inline(regimes.baseline)} by {int(table['year'].max())}"
    )


def picture(reading: Reading) -> Picture:
    """The chart with its table."""
    found, regimes = table(reading), reading.regimes
    last = last_year(found)
    return Picture(
        name="ai_and_data",
        title=title(found, regimes),
        subtitle="Middle world of each regime by year; capability is what a dollar of AI does. Lines that coincide lie "
        "on top of each other; ranges are in the CSV file.",
        chart=panels(found, regimes),
        table=found,
        words=words.listed([f"{row.what}, {regimes.label(row.regime)}: {row.middle:.3g}" for row in lines(last)]),
    )


def panels(table: pd.DataFrame, regimes: Regimes) -> Drawing:
    """One panel a measure, one line a regime."""
    data = drawable(table, regimes)
    lines = (
        alt.Chart(data)
        .mark_line(strokeWidth=2.2)
        .encode(
            x=year_axis(data),
            y=alt.Y("middle:Q", title=None, scale=alt.Scale(zero=False), axis=alt.Axis(tickCount=4)),
            color=regime_colour(regimes, regimes.names, alt.Legend()),
            tooltip=["label:N", "year:O", alt.Tooltip("middle:Q", format=".3g")],
        )
        .properties(width=(WIDTH - 2 * LEFT) // COLUMNS - 20, height=150)
    )
    known = list(dict.fromkeys(table["what"]))
    faceted = lines.facet(facet=alt.Facet("what:N", sort=known, title=None), columns=COLUMNS, spacing=20)
    return finished(
        faceted.resolve_scale(y="independent").resolve_axis(x="independent"), columns=COLUMNS, left=LEFT, gap=20 + LEFT
    )
