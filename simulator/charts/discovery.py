"""A discovery as pictures: the way that the box shrank, and its ranges within what was drawn."""

from typing import Any, Literal

import altair as alt
import pandas as pd

from simulator.charts.look import WIDTH, Drawing, colour, finished
from simulator.charts.picture import Picture
from simulator.charts.words import percent

Plain = dict[str, Any]
HEIGHT = 300
LINE = 46
SHARE = "Share of the range that was drawn"
RANGES = ("no range yet", "1 figure", "2 figures", "3 figures", "4 or more")
COLUMNS = ["step", "coverage", "density", "mass", "restricted"]


def discovery_chart(
    trajectory: pd.DataFrame,
    chosen: int,
    seldom: str = "fails",
    shown: tuple[float, float] | None = None,
    *,
    is_own: bool = False,
) -> Picture:
    """Coverage against density at every step of the peeling, the chosen one ringed.

    `trajectory` has the columns step, coverage, density, mass (shares) and restricted (how many figures have a range).
    `shown` is coverage and density of the box that is told, once ranges that may be luck are dropped.
    `is_own`: whether the reader chose the step.
    """
    row = trajectory[trajectory["step"] == chosen].iloc[0]
    axis, scale = alt.Axis(format="%", tickCount=5), alt.Scale(domain=[0, 1])
    x = alt.X(
        "coverage:Q", title=f"Coverage: share of the worlds in which it {seldom} that the box holds",
        axis=axis, scale=scale,
    )  # fmt: skip
    y = alt.Y("density:Q", title=f"Density: share of the box's worlds in which it {seldom}", axis=axis, scale=scale)
    data = trajectory.assign(ranges=[RANGES[min(int(n), len(RANGES) - 1)] for n in trajectory["restricted"]]).round(4)
    shades = alt.Scale(domain=list(RANGES), range=[colour(f"size-{place}") for place in (1, 3, 4, 5, 6)])
    base = alt.Chart(data).encode(x=x, y=y)
    tips = ["step:Q", *(alt.Tooltip(f"{name}:Q", format=".0%") for name in ("coverage", "density", "mass"))]
    fill = alt.Color("ranges:N", scale=shades, legend=alt.Legend())
    dots = base.mark_point(filled=True, size=46, opacity=1).encode(color=fill, tooltip=tips)
    ringed = (float(row["coverage"]), float(row["density"]))
    is_above = shown is None or ringed[1] >= shown[1]
    marks = [_mark(x, y, ringed, f"step {chosen}", "circle", is_above=is_above)]
    marks += [_mark(x, y, shown, "told", "diamond", is_above=not is_above)] if shown is not None else []
    chart = finished(alt.layer(dots, *marks).properties(width=WIDTH, height=HEIGHT), legend_columns=len(RANGES))
    said = [percent(row[name]) for name in ("coverage", "density")]
    title = f"Step {chosen} holds {said[0]} of the worlds in which it {seldom}; in {said[1]} of its worlds it {seldom}"
    ring = "the step that you chose" if is_own else "the best balanced"
    diamond = "" if shown is None else "; diamond: the box that is told, without ranges that may be luck"
    return Picture(
        "trajectory", title,
        f"Each dot is a box, from all worlds (below, right) to the smallest; ringed: {ring}{diamond}", chart,
        trajectory, f"Coverage and density of {len(trajectory)} boxes, from the whole to the smallest.",
        note="Judged by the same worlds that drew the boxes, which flatters them; the text says what boxes drawn from "
             "half of the worlds are worth in the other half.",
    )  # fmt: skip


def _mark(x: alt.X, y: alt.Y, place: tuple[float, float], said: str, shape: str, *, is_above: bool) -> Drawing:
    """One place on the way, named on the side where the way does not pass: it falls from above left to below right."""
    base = alt.Chart(pd.DataFrame([place], columns=["coverage", "density"]).round(4)).encode(x=x, y=y)
    ring = base.mark_point(size=240, color=colour("lose-2"), strokeWidth=2.5, filled=False, shape=shape)
    away = 11 if is_above else -11  # to the right and up, or to the left and down; y grows downwards
    align: Literal["left", "right"] = "left" if is_above else "right"
    return ring + base.mark_text(align=align, dx=away, dy=-away, color=colour("ink")).encode(text=alt.value(said))


def ranges_chart(ranges: pd.DataFrame) -> Picture:
    """Each range within what was drawn, as shares of the drawn range, with where halves of the worlds put its ends.

    `ranges` has the columns label, low, high (shares of the drawn range), end, span_low, span_high, said.
    """
    order = list(dict.fromkeys(ranges["label"]))
    y = alt.Y("label:N", sort=order, title=None, axis=alt.Axis(labelColor=colour("ink"), labelLimit=330,
              labelExpr="split(datum.label, '|')", labelLineHeight=15))  # fmt: skip
    axis = alt.Axis(format="%", tickCount=5)
    x = alt.X("low:Q", title=SHARE, axis=axis, scale=alt.Scale(domain=[0, 1]))
    base = alt.Chart(ranges.assign(zero=0.0, one=1.0)).encode(y=y)
    whole = base.mark_bar(height=10, color=colour("grid")).encode(x=alt.X("zero:Q", title=SHARE), x2="one:Q")
    box = base.mark_bar(height=10, color=colour("gain-1")).encode(x=x, x2="high:Q", tooltip=["said:N"])
    spans = base.mark_rule(strokeWidth=2.5, color=colour("lose-2")).encode(
        x=alt.X("span_low:Q", title=SHARE), x2="span_high:Q"
    )
    ends = base.mark_tick(color=colour("ink"), thickness=2, size=18).encode(x="end:Q")
    chart = finished(alt.layer(whole, box, spans, ends).properties(width=WIDTH - 60, height=LINE * max(len(order), 2)))
    return Picture(
        "ranges", "Where the box lies in each figure's range",
        "Blue: the box. Tick: its end. Orange: where halves of the worlds put that end (5% to 95%)", chart, ranges,
        "; ".join(dict.fromkeys(ranges["said"])),
    )  # fmt: skip


def trajectory_table(told: Plain) -> pd.DataFrame:
    """The columns that `discovery_chart` takes, from a finding in plain data."""
    rows = [(number, step["coverage"], step["density"], step["mass"], len(step["restricted"]))
            for number, step in enumerate(told["trajectory"])]  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)


def ranges_table(box: Plain) -> pd.DataFrame:
    """The columns that `ranges_chart` takes, one row an end, from a box in plain data."""
    rows = [row for each in box["ranges"] for row in _ends(each, each["said"])]
    return pd.DataFrame(rows, columns=["label", "low", "high", "end", "span_low", "span_high", "said"])


def _ends(each: Plain, said: str) -> list[tuple[Any, ...]]:
    """A row for each finite end."""
    first, last = each["drawn"]
    low, high = (_share(each[end], first, last, default) for end, default in (("low", 0.0), ("high", 1.0)))
    rows = []
    for end, place in (("low", low), ("high", high)):
        if each[end] is not None:
            span = [_share(value, first, last, place) for value in each[f"{end}_span"] or (each[end], each[end])]
            rows.append((f"{each['path']}|{said}", low, high, place, *span, said))
    return rows


def _share(value: float | None, first: float, last: float, default: float) -> float:
    """Where a value lies between the ends of what was drawn, within 0 and 1."""
    if value is None or last <= first:
        return default
    return min(max((value - first) / (last - first), 0.0), 1.0)
