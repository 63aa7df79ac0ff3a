"""Whether there are worlds enough: how the middle and its bounds settle as worlds are added."""

import altair as alt
import numpy as np
import pandas as pd

from simulator.charts import words
from simulator.charts.dots import regime_colour
from simulator.charts.look import WIDTH, Drawing, colour, finished, plain_zero
from simulator.charts.numbers import drawable, lines
from simulator.charts.picture import Picture
from simulator.charts.reading import Reading
from simulator.charts.uncertainty import worlds
from simulator.results.convergence import convergence
from simulator.results.interests import Interest

COLUMNS = 3
LEFT = 60
GAP = 22
HEIGHT = 130


def table(reading: Reading, interest: Interest) -> pd.DataFrame:
    """One row a regime and number of worlds: low, middle, high, and bounds on the middle."""
    found = {regime: worlds.change(interest)(reading, regime, "ensemble") for regime in reading.regimes.others}
    rows = [{"regime": regime, **vars(step)} for regime, values in found.items() for step in convergence(values)]
    columns = ["regime", "worlds", "low", "middle", "high", "middle_low", "middle_high"]
    return pd.DataFrame(rows, columns=columns).replace([np.inf, -np.inf], np.nan)


def picture(reading: Reading, interest: Interest) -> Picture:
    """One panel a regime."""
    found, regimes = table(reading, interest), reading.regimes
    return Picture(
        f"convergence_{interest.measure}",
        title(found, reading, interest),
        f"Change of {worlds.inline(interest)} against {regimes.inline(regimes.baseline)}, {interest.unit}, after so "
        "many worlds. Line: the middle; dark band: where its true value lies, nine times in ten; light: 5% to 95%",
        settling(found, reading, interest),
        found,
        title(found, reading, interest) + ".",
    )  # fmt: skip


def title(table: pd.DataFrame, reading: Reading, interest: Interest) -> str:
    """How well the last middle is known, where it is known worst."""
    known = table.dropna(subset=["middle_low", "middle_high"])
    if known.empty:
        return f"{interest.title}: too few worlds to say where the middle lies"
    last = known[known["worlds"] == known["worlds"].max()]
    wide = max(lines(last), key=lambda row: row.middle_high - row.middle_low)
    size, say = worlds.size(interest), worlds.say(interest)
    width, span = size(wide.middle_high - wide.middle_low), words.span(say(wide.middle_low), say(wide.middle_high))
    return (
        f"{interest.title}: after {wide.worlds} worlds the middle is known to {width} or better "
        f"(widest: {reading.regimes.inline(wide.regime)}, {span})"
    )


def settling(table: pd.DataFrame, reading: Reading, interest: Interest) -> Drawing:
    """Bands and line by number of worlds."""
    regimes, names = reading.regimes, tuple(dict.fromkeys(table["regime"]))
    base = alt.Chart().encode(
        x=alt.X("worlds:Q", title=None, axis=alt.Axis(format="d", tickCount=4, grid=False)),
        color=regime_colour(regimes, names),
        tooltip=["label:N", "worlds:Q", *(alt.Tooltip(f"{end}:Q", format=".3~s") for end in ("low", "middle", "high"))],
    )
    axis = plain_zero(worlds.form(interest), 4)
    wide = base.mark_area(opacity=0.15).encode(y=alt.Y("low:Q", title=None, axis=axis), y2="high:Q")
    narrow = base.mark_area(opacity=0.4).encode(y=alt.Y("middle_low:Q", title=None), y2="middle_high:Q")
    line = base.mark_line(strokeWidth=2).encode(y="middle:Q")
    zero = alt.Chart().mark_rule(strokeDash=[3, 3], color=colour("soft")).encode(y=alt.datum(0))
    width = (WIDTH - LEFT) // COLUMNS - 2 * GAP
    drawn = alt.layer(wide, narrow, line, zero, data=drawable(table, regimes)).properties(width=width, height=HEIGHT)
    facet = alt.Facet("label:N", sort=regimes.labels(names), title=None)
    faceted = drawn.facet(facet=facet, columns=COLUMNS, spacing=GAP).resolve_scale(y="independent")
    return finished(faceted.resolve_axis(x="independent"), columns=COLUMNS, left=LEFT, gap=GAP)
