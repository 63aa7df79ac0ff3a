"""Payments by size: how many people get how much a year."""

import altair as alt
import pandas as pd

from simulator.charts import words
from simulator.charts.look import WIDTH, Drawing, colour, finished
from simulator.charts.numbers import drawable, lines
from simulator.charts.picture import Picture
from simulator.charts.reading import Reading
from simulator.charts.regimes import Regimes

SIZES = {
    "under_1": "under $1",
    "1_to_5": "$1 to $5",
    "5_to_25": "$5 to $25",
    "25_to_100": "$25 to $100",
    "100_to_1000": "$100 to $1,000",
    "over_1000": "over $1,000",
}
NEEDS = tuple(f"payments/size={size}" for size in SIZES)
SMALL = ("under_1", "1_to_5", "5_to_25")  # less than $25 a year
FIT = alt.AutoSizeParams(type="fit-x", contains="padding")


def table(reading: Reading) -> pd.DataFrame:
    """One row a regime that pays and size: people, their share, and the money, in the last year."""
    rows = [row for regime in reading.regimes.names for row in _sizes(reading, regime)]
    found = pd.DataFrame(rows)
    paid = found.groupby("regime")["people"].transform("sum")
    money = found.groupby("regime")["dollars"].transform("sum")
    found = found.assign(people_share=found["people"] / paid, dollars_share=found["dollars"] / money)
    return found[paid > 0].reset_index(drop=True)


def _sizes(reading: Reading, regime: str) -> list[dict[str, str | int | float]]:
    return [
        {
            "regime": regime,
            "size": said,
            "place": place,
            "people": in_last_year(reading, f"payments/size={size}", regime),
            "dollars": in_last_year(reading, f"payments_money/size={size}", regime),
        }
        for place, (size, said) in enumerate(SIZES.items())
    ]


def in_last_year(reading: Reading, measure: str, regime: str) -> float:
    """A measure's number of the last year that adds up over parts; zero where the results do not hold it."""
    if not reading.has(measure):
        return 0.0
    return reading.central(lambda r, g, role: r.yearly(measure, g, role)[:, -1], regime)


def title(table: pd.DataFrame, regimes: Regimes) -> str:
    """How many payments are too small to matter, at the regime where most are."""
    if table.empty:
        return "Nobody is paid AI residuals in the last year"
    small = (
        table[table["size"].isin([SIZES[size] for size in SMALL])].groupby("regime", sort=False)["people_share"].sum()
    )
    most, least = str(small.idxmax()), str(small.idxmin())
    text = f"{words.percent(small[most])} of those paid under {regimes.inline(most)} get less than $25 a year"
    if most == least:
        return text
    return f"{text}; under {regimes.inline(least)} {words.percent(small[least])}"


def picture(reading: Reading) -> Picture:
    """The chart with its table."""
    found, regimes = table(reading), reading.regimes
    return Picture(
        name="payments_by_size",
        title=title(found, regimes),
        subtitle=f"People who are paid AI residuals in {reading.years[-1]}, by what each gets in the year. "
        "The CSV file has the number of people and the money as well.",
        chart=bars(found, regimes),
        table=found,
        words=words.listed(
            [f"{regimes.label(r.regime)}: {words.count(r.people)} people get {r.size}" for r in lines(found)]
        ),
        basis="full",
    )


def bars(table: pd.DataFrame, regimes: Regimes) -> Drawing:
    """One bar a regime that fills 100%."""
    names = tuple(dict.fromkeys(table["regime"]))
    scale = alt.Scale(
        domain=list(SIZES.values()), range=[colour(f"size-{place}") for place in range(1, len(SIZES) + 1)]
    )
    base = alt.Chart(drawable(table, regimes)).encode(
        y=alt.Y("label:N", sort=regimes.labels(names), title=None),
        x=alt.X(
            "people_share:Q",
            stack="normalize",
            title="share of people paid",
            axis=alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1]),
        ),
        order="place:Q",
        tooltip=[
            "label:N",
            "size:N",
            alt.Tooltip("people:Q", format=",.0f"),
            alt.Tooltip("people_share:Q", format=".1%"),
        ],
    )
    chart = base.mark_bar(stroke=colour("page"), strokeWidth=1).encode(
        color=alt.Color("size:N", scale=scale, legend=alt.Legend())
    )
    return finished(chart.properties(width=WIDTH, height=34 * len(names), autosize=FIT), legend_columns=6)
