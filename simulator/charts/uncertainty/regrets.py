"""What choosing a regime costs against the best of them, world by world, for each outcome."""

import altair as alt
import pandas as pd

from simulator.charts import words
from simulator.charts.dots import regime_colour
from simulator.charts.look import WIDTH, Drawing, finished, plain_zero
from simulator.charts.numbers import drawable, lines
from simulator.charts.picture import Picture
from simulator.charts.reading import Reading
from simulator.charts.uncertainty import worlds
from simulator.results.interests import Interest
from simulator.results.pairwise import oriented
from simulator.results.regret import regret

COLUMNS = 2
LEFT = 100
GAP = 24
LINE = 22


def table(reading: Reading) -> pd.DataFrame:
    """One row an outcome and regime: mean, 95% and largest regret, share of worlds in which the regime is best."""
    rows = []
    for interest in worlds.told(reading):
        values = worlds.by_regime(reading, interest)
        if not len(values):
            continue
        found = regret(oriented(values, interest.better))
        for at, regime in enumerate(reading.regimes.names):
            rows.append({
                "outcome": interest.title, "unit": interest.unit, "party": interest.party, "regime": regime,
                "mean": found.mean[at], "high": found.high[at], "largest": found.largest[at],
                "best_share": found.best_share[at],
            })  # fmt: skip
    return pd.DataFrame(rows, columns=["outcome", "unit", "party", "regime", "mean", "high", "largest", "best_share"])


def picture(reading: Reading) -> Picture:
    """Bars of mean regret, a line to that of the worst worlds."""
    found = table(reading)
    return Picture(
        "regret",
        title(found, reading),
        "How far each regime falls behind the best of them for the same party in the same world, average year. Bar: "
        "mean; line: up to the worst world in twenty. One party's regret is not weighed against another's",
        bars(found, reading),
        found,
        "; ".join(
            f"{row.outcome}, {reading.regimes.label(row.regime)}: {row.mean:.4g} {row.unit}" for row in lines(found)
        ),
        note="Regret is one party's alone: what is best for one may be worst for another.",
    )


def title(table: pd.DataFrame, reading: Reading) -> str:
    """Which regime's mean regret is least, by outcome."""
    if table.empty:
        return "Regret is not known: no world holds every regime"
    least = table.loc[table.groupby("outcome", sort=False)["mean"].idxmin()]
    parts = [f"{reading.regimes.inline(row.regime)} for {inline(row.outcome)}" for row in lines(least)]
    return f"Least regret on average: {words.listed(parts)}"


def inline(title: str) -> str:
    """An outcome inside a sentence."""
    return title if title.startswith("AI") else title[:1].lower() + title[1:]


def bars(table: pd.DataFrame, reading: Reading) -> Drawing:
    """One panel an outcome, each with an axis of its own."""
    regimes, names = reading.regimes, tuple(dict.fromkeys(table["regime"]))
    panels = [panel(table, reading, interest, names) for interest in worlds.told(reading)]
    width = (WIDTH - COLUMNS * LEFT) // COLUMNS - GAP
    sized = [chart.properties(width=width, height=LINE * len(regimes.names)) for chart in panels]
    return finished(alt.concat(*sized, columns=COLUMNS, spacing=GAP), columns=COLUMNS, left=LEFT, gap=GAP)


def panel(table: pd.DataFrame, reading: Reading, interest: Interest, names: tuple[str, ...]) -> Drawing:
    """Bars of one outcome."""
    data = drawable(table[table["outcome"] == interest.title], reading.regimes)
    base = alt.Chart(data).encode(
        y=alt.Y("label:N", sort=reading.regimes.labels(), title=None),
        color=regime_colour(reading.regimes, names),
        tooltip=["outcome:N", "label:N", alt.Tooltip("mean:Q", format=".3~s"), alt.Tooltip("high:Q", format=".3~s"),
                 alt.Tooltip("best_share:Q", format=".0%")],
    )  # fmt: skip
    axis = plain_zero(worlds.form(interest), 4)
    drawn = base.mark_bar(height=LINE * 0.55).encode(x=alt.X("mean:Q", title=interest.unit, axis=axis))
    reach = base.mark_rule(strokeWidth=2, opacity=0.6).encode(x=alt.X("mean:Q", title=interest.unit), x2="high:Q")
    return alt.layer(drawn, reach).properties(title=alt.Title(interest.title, anchor="start", fontSize=13))
