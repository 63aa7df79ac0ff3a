"""In how many worlds each regime does better than each other one: a square of shares for every outcome."""

import altair as alt
import pandas as pd

from simulator.charts import words
from simulator.charts.look import WIDTH, Drawing, colour, finished
from simulator.charts.picture import Picture
from simulator.charts.reading import Reading
from simulator.charts.uncertainty import worlds
from simulator.results.pairwise import oriented, probability_better, wilson

SURE = 0.95
COLUMNS = 2
LEFT = 130
GAP = 28
CELL = 26
STEPS = (0.05, 0.25, 0.75, 0.95)


def table(reading: Reading) -> pd.DataFrame:
    """One row an outcome and pair: share of worlds in which `regime` does better than `other`, with bounds."""
    rows = []
    for interest in worlds.told(reading):
        values = worlds.by_regime(reading, interest)
        shares = probability_better(oriented(values, interest.better))
        for at, regime in enumerate(reading.regimes.names):
            for beside, other in enumerate(reading.regimes.names):
                if at != beside:
                    low, high = wilson(float(shares[at, beside]), len(values))
                    rows.append({
                        "outcome": interest.title, "regime": regime, "other": other, "share": shares[at, beside],
                        "low": low, "high": high, "worlds": len(values),
                    })  # fmt: skip
    return pd.DataFrame(rows)


def picture(reading: Reading) -> Picture:
    """The squares with their table."""
    found = table(reading)
    return Picture(
        "pairs",
        title(found),
        "Share of worlds in which the regime on the left does better than the one on top, worlds sharing luck and "
        "figures; ties count half. Blue: better in most; orange: worse in most; grey: neither",
        squares(found, reading),
        found,
        title(found) + ".",
        note=how_well(found),
    )


def title(table: pd.DataFrame) -> str:
    """Of how many pairs one is better in nearly all worlds, outcome by outcome."""
    sure = table[table["share"] >= SURE].groupby("outcome", sort=False).size()
    pairs = len(table) // 2 // max(table["outcome"].nunique(), 1)
    counts = [f"{sure.get(name, 0)} of {pairs} for {lower(str(name))}" for name in dict.fromkeys(table["outcome"])]
    return (
        f"Pairs of regimes of which the same one is better in {words.percent(SURE)} of worlds: {words.listed(counts)}"
    )


def lower(name: str) -> str:
    """An outcome inside a sentence."""
    return name if name.startswith("AI") else name[:1].lower() + name[1:]


def how_well(table: pd.DataFrame) -> str:
    """What so many worlds can tell at most."""
    count = int(table["worlds"].min()) if len(table) else 0
    low, _ = wilson(1.0, count)
    return (
        f"{count} worlds: where one does better in all of them, the true share is {words.percent(low)} or more (nine "
        "in ten bounds). These are shares of worlds of this model, not chances in the real one."
    )


def squares(table: pd.DataFrame, reading: Reading) -> Drawing:
    """One square of cells an outcome."""
    regimes = reading.regimes
    data = pd.DataFrame({
        "outcome": table["outcome"],
        "row": [regimes.label(name) for name in table["regime"]],
        "column": [regimes.label(name) for name in table["other"]],
        "share": table["share"].round(4),
        "said": [f"{100 * share:.0f}" for share in table["share"]],
    })  # fmt: skip
    shades = [colour(name) for name in ("lose-2", "lose-1", "even", "gain-1", "gain-2")]
    base = alt.Chart(data).encode(
        x=alt.X("column:N", sort=regimes.labels(), title=None, axis=alt.Axis(orient="top", labelAngle=-35)),
        y=alt.Y("row:N", sort=regimes.labels(), title=None),
        tooltip=["outcome:N", "row:N", "column:N", alt.Tooltip("share:Q", format=".0%")],
    )
    scale = alt.Scale(type="threshold", domain=list(STEPS), range=shades)
    cells = base.mark_rect(opacity=0.5).encode(color=alt.Color("share:Q", scale=scale, legend=None))
    drawn = alt.layer(cells, base.mark_text(fontSize=11).encode(text="said:N"))
    width = (WIDTH - COLUMNS * LEFT) // COLUMNS - GAP
    sized = drawn.properties(width=width, height=CELL * len(regimes.names))
    outcomes = list(dict.fromkeys(table["outcome"]))
    faceted = sized.facet(facet=alt.Facet("outcome:N", sort=outcomes, title=None), columns=COLUMNS, spacing=GAP)
    return finished(faceted.resolve_axis(x="independent", y="independent"), columns=COLUMNS, left=LEFT, gap=GAP)
