"""After a strike: how much work is not done, and how many releases are missing, quarter by quarter."""

from typing import Any

import altair as alt
import pandas as pd

from simulator.charts.look import WIDTH, colour, finished
from simulator.charts.picture import Picture
from simulator.charts.words import holding, percent

Plain = dict[str, Any]
HEIGHT = 220
NAMES = {"work": "work not done", "release": "releases missing, by gross"}
COLOURS = {"work": "gain-2", "release": "lose-2"}
SEEN = 0.005  # a gap of half a per cent is still seen


def table_of(told: Plain) -> pd.DataFrame:
    """One row a quarter since the table's start and kind of gap: low, middle, high."""
    rows = [
        {"quarter": number + 1, "gap": title, **dict(zip(("low", "middle", "high"), ends, strict=True))}
        for kind, title in NAMES.items()
        for number, ends in enumerate(told["strike"]["gaps"][kind])
    ]
    return pd.DataFrame(rows)


def title(table: pd.DataFrame) -> str:
    """When the gap in releases is largest and when it has closed."""
    own = table[table["gap"] == NAMES["release"]].reset_index(drop=True)
    worst = own.iloc[int(own["middle"].to_numpy().argmax())]
    last = own[own["middle"] > SEEN]["quarter"].max()
    if pd.isna(last):
        return "No gap in releases follows"
    most = f"in quarter {worst['quarter']:.0f}, by {percent(worst['middle'])}"
    return f"Releases fall most {most}, and are back {closing(last, len(own))}"


def closing(last: float, quarters: int) -> str:
    """When the gap is over."""
    return f"after quarter {last:.0f}" if last < quarters else "only after the agreement ends"


def gaps(told: Plain) -> Picture:
    """Lines of both gaps with their ranges."""
    found = table_of(told)
    shades = alt.Scale(domain=list(NAMES.values()), range=[colour(COLOURS[kind]) for kind in NAMES])
    base = alt.Chart(found).encode(
        x=alt.X("quarter:O", title="Quarter since the talks began", axis=alt.Axis(labelAngle=0)),
        color=alt.Color("gap:N", scale=shades, legend=alt.Legend(columns=2)),
    )
    band = base.mark_area(opacity=0.2).encode(y=alt.Y("low:Q", title=None, axis=alt.Axis(format=".0%")), y2="high:Q")
    line = base.mark_line(point=True).encode(y="middle:Q")
    return Picture(
        "gaps", title(found),
        f"Share of a usual quarter without a strike; line: middle world, band: {holding(told['worlds'])}",
        finished(alt.layer(band, line).properties(width=WIDTH, height=HEIGHT)), found,
        "Work not done and releases missing after a strike, quarter by quarter.",
        note="Here all stages of production stop at once, the last one too. Where finished works are kept back for "
        "months the gap in releases comes later and is flatter.",
    )  # fmt: skip
