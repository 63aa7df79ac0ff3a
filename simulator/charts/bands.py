"""Winners and losers in five bands: how many initial workers' incomes move by how much."""

import altair as alt
import pandas as pd

from simulator.charts import words
from simulator.charts.look import WIDTH, Drawing, colour, finished
from simulator.charts.numbers import best, drawable, lines
from simulator.charts.picture import Picture
from simulator.charts.reading import Quantity, Reading
from simulator.charts.regimes import Regimes

BANDS = {
    "loses_over_5": ("loses over 5%", "lose-2"),
    "loses_1_to_5": ("loses 1 to 5%", "lose-1"),
    "within_1": ("within 1%", "even"),
    "gains_1_to_5": ("gains 1 to 5%", "gain-1"),
    "gains_over_5": ("gains over 5%", "gain-2"),
}
NEEDS = tuple(f"bands/change={band}" for band in BANDS)
WRITTEN = 0.06  # share from which a part is wide enough to bear its number
QUARTERS = [0, 0.25, 0.5, 0.75, 1]  # ticks
ENDS = ["low", "middle", "high"]  # in the table, not in the drawing
FIT = alt.AutoSizeParams(type="fit-x", contains="padding")


def table(reading: Reading) -> pd.DataFrame:
    """One row a regime and band: share of initial workers in the last year, with its range over worlds."""
    return pd.DataFrame([row for regime in reading.regimes.others for row in _rows(reading, regime, "bands/change=")])


def craft_table(reading: Reading) -> pd.DataFrame:
    """One row a craft, regime and band."""
    return pd.DataFrame(
        [
            {"craft": craft, "title": reading.title(craft), **row}
            for craft in reading.groups("headcount", "craft")
            for regime in reading.regimes.others
            if reading.has(f"bands/craft={craft}/change=within_1")
            for row in _rows(reading, regime, f"bands/craft={craft}/change=")
        ]
    )


def _rows(reading: Reading, regime: str, head: str) -> list[dict[str, str | int | float]]:
    found = []
    for place, (band, (said, _)) in enumerate(BANDS.items()):
        quantity = in_last_year(head + band)
        found.append(
            {"band": said, "place": place, **reading.row(quantity, regime), "share": reading.central(quantity, regime)}
        )
    return found


def in_last_year(measure: str) -> Quantity:
    """A measure in the last year, (replications,)."""
    return lambda reading, regime, role: reading.yearly(measure, regime, role)[:, -1]


def title(table: pd.DataFrame, regimes: Regimes) -> str:
    """The regime with most winners, and its losers."""
    sides = table.assign(side=(table["place"] > 2).astype(int) - (table["place"] < 2).astype(int))  # noqa: PLR2004
    shares = sides.pivot_table(index="regime", columns="side", values="share", aggfunc="sum").reset_index()
    first = best(shares, 1)
    return (
        f"{regimes.label(first['regime'])} lifts the income of {words.percent(first[1])} of workers by over 1% "
        f"and lowers that of {words.percent(first[-1])}"
    )


def stacked(data: pd.DataFrame, row: alt.Y) -> Drawing:
    """Bars that fill 100%, losers left."""
    scale = alt.Scale(domain=[said for said, _ in BANDS.values()], range=[colour(name) for _, name in BANDS.values()])
    base = alt.Chart(data).encode(
        y=row,
        x=alt.X("share:Q", stack="normalize", title="share of initial workers",
                axis=alt.Axis(format=".0%", values=QUARTERS)),
        order="place:Q", tooltip=["label:N", "band:N", alt.Tooltip("share:Q", format=".1%")],
    )  # fmt: skip
    return base.mark_bar().encode(color=alt.Color("band:N", scale=scale, legend=alt.Legend()))


def numbers(data: pd.DataFrame, row: alt.Y) -> Drawing:
    """The share in words, in the middle of its part."""
    middles = data.assign(end=data.groupby("label")["share"].cumsum())
    middles = middles.assign(centre=middles["end"] - middles["share"] / 2)
    wide = middles[middles["share"] >= WRITTEN].assign(is_dark=lambda frame: frame["place"].isin([0, 4]))
    return alt.Chart(wide).mark_text(fontSize=12).encode(
        y=row, x=alt.X("centre:Q"), text=alt.Text("share:Q", format=".0%"),
        color=alt.condition("datum.is_dark", alt.value(colour("page")), alt.value(colour("ink"))),
    )  # fmt: skip


def picture(reading: Reading) -> Picture:
    """Bands by regime."""
    found, regimes = table(reading), reading.regimes
    data = drawable(found.drop(columns=ENDS), regimes)
    row = alt.Y("label:N", sort=regimes.labels(regimes.others), title=None)
    chart = alt.layer(stacked(data, row), numbers(data, row)).properties(
        width=WIDTH, height=34 * len(regimes.others), autosize=FIT
    )
    return Picture(
        name="winners_and_losers",
        title=title(found, regimes),
        subtitle=_subtitle(reading),
        chart=finished(chart, legend_columns=5),
        table=found,
        words=words.listed([f"{regimes.label(r.regime)}: {words.percent(r.share)} {r.band}" for r in lines(found)]),
        basis="full",
    )


def craft_picture(reading: Reading) -> Picture:
    """Bands by craft, one panel a regime."""
    found, regimes = craft_table(reading), reading.regimes
    row = alt.Y("title:N", sort=[reading.title(craft) for craft in reading.groups("headcount", "craft")], title=None)
    panels = stacked(drawable(found.drop(columns=ENDS), regimes), row).properties(width=272, height=alt.Step(17))
    label = alt.Facet("label:N", sort=regimes.labels(regimes.others), title=None)
    return Picture(
        name="winners_and_losers_by_craft",
        title=craft_title(found, regimes),
        subtitle=_subtitle(reading),
        chart=finished(
            panels.facet(facet=label, columns=2, spacing=16).resolve_axis(x="independent"),
            columns=2,
            left=130,
            gap=16,
            legend_columns=5,
        ),
        table=found,
        words=craft_title(found, regimes),
        basis="full",
    )


def craft_title(table: pd.DataFrame, regimes: Regimes) -> str:
    """Where the largest share of a craft loses over 5%."""
    worst = table[table["place"] == 0].sort_values("share").iloc[-1]
    if worst["share"] < 0.005:  # noqa: PLR2004 - half a percent of a craft
        return "Under no regime does any craft have as many as 1% of its workers losing over 5%"
    return (
        f"The craft with most workers losing over 5%: {worst['title'].lower()} under "
        f"{regimes.inline(worst['regime'])} ({words.percent(worst['share'])})"
    )


def _subtitle(reading: Reading) -> str:
    base = reading.regimes.inline(reading.regimes.baseline)
    return (
        f"Share of people who worked at the start, by how their income of {reading.years[-1]} (pay and AI residuals) "
        f"differs from their own under {base}."
    )
