"""What a sweep found: the outcome along an axis, over two axes, or at the points of a hypercube."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from simulator.charts.dots import regime_colour
from simulator.charts.look import WIDTH, Drawing, colour, finished, plain_zero
from simulator.charts.numbers import rounded
from simulator.charts.picture import Picture
from simulator.charts.regimes import Regimes
from simulator.charts.words import holding, listed, many, span, usd

Plain = Mapping[str, Any]

HEIGHT = 280
LEFT = 90
GAP = 26
COLUMNS = 2
CELL = 24
LOWEST = 190  # or the title of an axis does not fit beside it


def pictures(told: Plain) -> dict[str, Picture]:
    """A picture an outcome, by name."""
    return {interest["measure"]: picture(told, interest) for interest in told["interests"]}


def regimes_of(told: Plain) -> Regimes:
    """The regimes of the sweep."""
    return Regimes(tuple(told["regimes"]), told["baseline"], told["regimes"])


def table(told: Plain, measure: str) -> pd.DataFrame:
    """One row a point and regime: the values varied, and the interval; numbers as numbers."""
    found = pd.DataFrame([row for row in told["rows"] if row["measure"] == measure])
    for axis in told["axes"]:
        if axis["is_number"]:
            found[axis["path"]] = found[axis["path"]].astype(float)
    return found


def picture(told: Plain, interest: Plain) -> Picture:
    """One outcome over the points."""
    found, axes = table(told, interest["measure"]), told["axes"]
    is_line, is_grid = len(axes) == 1 and axes[0]["is_number"], told["design"] == "grid"
    draw = along if is_line else over if is_grid else scattered
    baseline = regimes_of(told).inline(told["baseline"])
    shown = shown_of(told, is_line=is_line)
    if is_grid and not is_line:
        shown += "; blue: more than the baseline, orange: less, dark: over half of the largest change"
    if is_grid and len(axes) > SHOWN_AXES:
        shown += f", mean over {listed([axis['path'] for axis in axes[SHOWN_AXES:]])}"
    return Picture(
        f"sweep_{interest['measure']}",
        sentence(found, told, interest),
        f"Change against {baseline}, average year, {interest['unit']}; {counted(told)}, the "
        f"same at every point. {shown}",
        draw(found, told, interest),
        found,
        sentence(found, told, interest) + ".",
        note=" ".join(told.get("notes", ())),
    )


SHOWN_AXES = 2
ONE_WORLD = "One world: how far others would lie from it is not known"


def shown_of(told: Plain, *, is_line: bool) -> str:
    """What is drawn of the worlds."""
    worlds = told["study"]["replications"]
    if worlds == 1:
        return ONE_WORLD
    return f"Line: middle; band: {holding(worlds)}" if is_line else "Middle of the worlds"


def counted(told: Plain) -> str:
    """How many worlds."""
    worlds = told["study"]["replications"]
    return "one world" if worlds == 1 else f"{worlds} worlds"


def numbers_of(row: Any, say: Any) -> tuple[str, str]:
    """The middle, and the span over worlds; no span where there is one world alone."""
    return say(row["middle"]), span(say(row["low"]), say(row["high"])) if row["worlds"] > 1 else ""


def sentence(table: pd.DataFrame, told: Plain, interest: Plain) -> str:
    """Where the outcome is highest and lowest, over points and regimes."""
    known = table.dropna(subset=["middle"])
    if known.empty:
        return f"{interest['title']}: no run came through"
    say = said(interest)
    best, worst = (known.loc[known["middle"].astype(float).agg(which)] for which in ("idxmax", "idxmin"))
    if best["middle"] == worst["middle"]:
        return f"{interest['title']}: {say(best['middle'])} everywhere"
    return f"{interest['title']}: from {where(worst, told, say)} to {where(best, told, say)}"


def where(row: Any, told: Plain, say: Any) -> str:
    """An outcome with its range, its regime and its point."""
    point = ", ".join(f"{axis['path']} {value(row[axis['path']])}" for axis in told["axes"])
    middle, ends = numbers_of(row, say)
    return f"{middle} ({f'{ends}; ' * bool(ends)}{regimes_of(told).inline(row['regime'])}, {point})"


def value(given: Any) -> str:
    """A value as one would type it."""
    return f"{given:g}" if isinstance(given, float) else str(given)


def said(interest: Plain) -> Any:
    """How an outcome is said."""
    how = usd if "dollars" in interest["unit"] else many
    return lambda number: how(float(number), is_change=True)


def form(interest: Plain) -> str:
    """How an axis writes an outcome."""
    return "$~s" if "dollars" in interest["unit"] else "~s"


def drawable(table: pd.DataFrame, told: Plain, axes: Sequence[str]) -> pd.DataFrame:
    """Columns x, y, label and the interval, rounded."""
    regimes = regimes_of(told)
    data = table[["low", "middle", "high"]].astype(float).copy()
    for column in ("low", "middle", "high"):
        data[column] = rounded(data[column].to_numpy(np.float64))
    data["label"] = [regimes.label(str(name)) for name in table["regime"]]
    for name, path in zip(("x", "y"), axes, strict=False):
        data[name] = table[path]
    return data


def titled(axis: Plain) -> str:
    """An axis with its unit."""
    return f"{axis['path']} ({axis['unit'].replace('_', ' ')})" if axis["unit"] else str(axis["path"])


FEW_TICKS = alt.Axis(tickCount=6, grid=False)


def along(table: pd.DataFrame, told: Plain, interest: Plain) -> Drawing:
    """Lines with bands, one a regime."""
    regimes, axis = regimes_of(told), told["axes"][0]
    names = regimes.others
    data = drawable(table, told, [axis["path"]])
    base = alt.Chart(data).encode(
        x=alt.X("x:Q", title=titled(axis), axis=FEW_TICKS, scale=alt.Scale(zero=False, nice=False)),
        color=regime_colour(regimes, names, alt.Legend()),
        tooltip=["label:N", "x:Q", *(alt.Tooltip(f"{end}:Q", format=".3~s") for end in ("low", "middle", "high"))],
    )
    y = plain_zero(form(interest))
    band = base.mark_area(opacity=0.18).encode(y=alt.Y("low:Q", title=interest["unit"], axis=y), y2="high:Q")
    lines = base.mark_line(strokeWidth=2.5, point=alt.OverlayMarkDef(size=28)).encode(y="middle:Q")
    zero = alt.Chart(data.head(1)).mark_rule(strokeDash=[3, 3], color=colour("soft")).encode(y=alt.datum(0))
    return finished(alt.layer(band, lines, zero).properties(width=WIDTH, height=HEIGHT))


def over(table: pd.DataFrame, told: Plain, interest: Plain) -> Drawing:
    """Squares over the first two axes, one panel a regime; or a row of squares for one axis of words."""
    first, *rest = told["axes"]
    paths = [first["path"], *([rest[0]["path"]] if rest else [])]
    means = table.assign(**{end: table[end].astype(float) for end in ("low", "middle", "high")})
    means = means.groupby(["regime", *paths], sort=False, as_index=False)[["low", "middle", "high"]].mean()
    data = drawable(means, told, paths)
    data = data if rest else data.assign(y="")
    say = said(interest)
    data["said"] = [say(number) if number is not None else "" for number in data["middle"]]
    y = alt.Y("y:O", title=titled(rest[0]) if rest else None, sort="descending")
    base = alt.Chart(data).encode(x=alt.X("x:O", title=titled(first), axis=alt.Axis(labelAngle=0)), y=y)
    half = 0.5 * float(means["middle"].abs().max())
    shades = [colour(name) for name in ("lose-2", "lose-1", "gain-1", "gain-2")]  # page variables cannot be blended
    scale = alt.Scale(type="threshold", domain=[-half, 0.0, half], range=shades)
    shown = ("low", "middle", "high") if len(told["axes"]) <= SHOWN_AXES else ("middle",)  # ends' means are no ends
    spread = [alt.Tooltip(f"{end}:Q", format=".3~s") for end in shown]
    squares = base.mark_rect(opacity=0.5).encode(
        color=alt.Color("middle:Q", scale=scale, legend=None), tooltip=["label:N", "x:O", "y:O", *spread]
    )
    words = base.mark_text(fontSize=11).encode(text="said:N")
    width = (WIDTH - COLUMNS * LEFT) // COLUMNS - GAP
    rows = data["y"].nunique()
    cells = alt.layer(squares, words).properties(width=width, height=max(rows * CELL, LOWEST))
    regimes = regimes_of(told)
    facet = alt.Facet("label:N", sort=regimes.labels(regimes.others), title=None)
    faceted = cells.facet(facet=facet, columns=COLUMNS, spacing=GAP).resolve_axis(x="independent", y="independent")
    return finished(faceted, columns=COLUMNS, left=LEFT, gap=GAP)


def scattered(table: pd.DataFrame, told: Plain, interest: Plain) -> Drawing:
    """Dots along each axis, the others wherever they stood."""
    regimes = regimes_of(told)
    parts = [drawable(table, told, [axis["path"]]).assign(axis=titled(axis)) for axis in told["axes"]]
    base = alt.Chart(pd.concat(parts)).mark_point(filled=True, size=36, opacity=0.7).encode(
        x=alt.X("x:Q", title=None, scale=alt.Scale(zero=False)),
        y=alt.Y("middle:Q", title=interest["unit"], axis=plain_zero(form(interest))),
        color=regime_colour(regimes, regimes.others, alt.Legend()),
        tooltip=["label:N", "axis:N", "x:Q", alt.Tooltip("middle:Q", format=".3~s")],
    )  # fmt: skip
    width = (WIDTH - COLUMNS * LEFT) // COLUMNS - GAP
    sized = base.properties(width=width, height=HEIGHT // 2)
    faceted = sized.facet(facet=alt.Facet("axis:N", title=None), columns=COLUMNS, spacing=GAP)
    return finished(faceted.resolve_scale(x="independent"), columns=COLUMNS, left=LEFT, gap=GAP)
