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
from simulator.charts.uncertainty.stakes import Stake
from simulator.results.convergence import FEWEST, convergence
from simulator.results.interval import content_bounds, expected_content, ranks_outside

COLUMNS = 3
LEFT = 60
GAP = 22
HEIGHT = 84


def table(reading: Reading, stake: Stake) -> pd.DataFrame:
    """One row a regime and number of worlds: low, middle, high, and bounds on the middle."""
    found = {regime: stake.change(reading, regime, "ensemble") for regime in reading.regimes.others}
    rows = [{"regime": regime, **vars(step)} for regime, values in found.items() for step in convergence(values)]
    columns = ["regime", "worlds", "low", "middle", "high", "middle_low", "middle_high"]
    return pd.DataFrame(rows, columns=columns).replace([np.inf, -np.inf], np.nan)


def picture(reading: Reading, stake: Stake, *, is_noted: bool = True) -> Picture:
    """One panel a regime; a note on what its ends rest on, which need not stand under every picture of a page."""
    found, regimes = table(reading, stake), reading.regimes
    is_told = stake.is_difference or not stake.is_told_as_change(reading)
    shown = stake.title if is_told else f"Change of {stake.inline} against {regimes.inline(regimes.baseline)}"
    return Picture(
        f"convergence_{stake.name}",
        title(found, reading, stake),
        f"{shown}, {stake.unit}, after so many worlds; {stake.direction}. Line: the middle; dark band: where its true "
        f"value lies, nine times in ten; light: {words.holding(reading.worlds)}",
        settling(found, reading, stake),
        found,
        title(found, reading, stake) + ".",
        note=of_the_ends(int(found["worlds"].max()) if len(found) else 0) if is_noted else "",
    )


def of_the_ends(count: int) -> str:
    """How little the ends of the light band rest on, and what it may hold."""
    if count < FEWEST:
        return "Too few worlds to draw anything."
    outside = ranks_outside(count)
    rest = "one world" if outside == 1.0 else f"about {outside:.1g} worlds"
    low, high = content_bounds(count)
    return (
        f"The ends of the light band are known worse than the middle: each rests on {rest} of {count}. The band holds "
        f"{words.percent(expected_content(count))} of worlds to come on average, {words.percent(low)} to "
        f"{words.percent(high)} by nine in ten bounds."
    )


def title(table: pd.DataFrame, reading: Reading, stake: Stake) -> str:
    """How well the last middle is known, where it is known worst."""
    known = table.dropna(subset=["middle_low", "middle_high"])
    if known.empty:
        return f"{stake.title}: too few worlds to say where the middle lies"
    last = known.groupby("regime", sort=False).tail(1)
    wide = max(lines(last), key=lambda row: row.middle_high - row.middle_low)
    is_change = stake.is_told_as_change(reading)
    low, high = (stake.say(end, is_change=is_change) for end in (wide.middle_low, wide.middle_high))
    width, span = stake.size(wide.middle_high - wide.middle_low), words.span(low, high)
    return (
        f"{stake.title}: after {wide.worlds} worlds the middle is known to {width} or better "
        f"(widest: {reading.regimes.inline(wide.regime)}, {span})"
    )


def settling(table: pd.DataFrame, reading: Reading, stake: Stake) -> Drawing:
    """Bands and line by number of worlds."""
    regimes, names = reading.regimes, tuple(dict.fromkeys(table["regime"]))
    base = alt.Chart().encode(
        x=alt.X("worlds:Q", title=None, axis=alt.Axis(format="d", tickCount=4, grid=False)),
        color=regime_colour(regimes, names),
        tooltip=["label:N", "worlds:Q", *(alt.Tooltip(f"{end}:Q", format=".3~s") for end in ("low", "middle", "high"))],
    )
    axis = plain_zero(stake.form, 4)
    wide = base.mark_area(opacity=0.15).encode(y=alt.Y("low:Q", title=None, axis=axis), y2="high:Q")
    narrow = base.mark_area(opacity=0.4).encode(y=alt.Y("middle_low:Q", title=None), y2="middle_high:Q")
    line = base.mark_line(strokeWidth=2).encode(y="middle:Q")
    zero = alt.Chart().mark_rule(strokeDash=[3, 3], color=colour("soft")).encode(y=alt.datum(0))
    width = (WIDTH - LEFT) // COLUMNS - 2 * GAP
    drawn = alt.layer(wide, narrow, line, zero, data=drawable(table, regimes)).properties(width=width, height=HEIGHT)
    facet = alt.Facet("label:N", sort=regimes.labels(names), title=None)
    faceted = drawn.facet(facet=facet, columns=COLUMNS, spacing=GAP).resolve_scale(y="independent")
    return finished(faceted.resolve_axis(x="independent"), columns=COLUMNS, left=LEFT, gap=GAP)
