"""A dot with its range on a line of its own: one regime, or one group and regime, a line."""

import altair as alt
import pandas as pd

from simulator.charts.look import WIDTH, Drawing, colour, finished, plain_zero
from simulator.charts.numbers import drawable
from simulator.charts.regimes import Regimes

LINE = 40  # pixels a regime
NARROW_LINE = 9  # pixels a regime where a group holds several


def regime_colour(regimes: Regimes, names: tuple[str, ...], legend: alt.Legend | None = None) -> alt.Color:
    """Colour by label, in the study's order, with no legend unless one is given."""
    scale = alt.Scale(domain=regimes.labels(names), range=regimes.colours(names))
    return alt.Color("label:N", scale=scale, legend=legend)


def range_axis(title: str, form: str) -> alt.X:
    """The axis of a quantity with its unit in the title."""
    return alt.X("middle:Q", title=title, axis=plain_zero(form))


def dots(table: pd.DataFrame, regimes: Regimes, *, unit: str, form: str, say: list[str]) -> Drawing:
    """One line a regime: its label and the middle in words (`say`), a bar from low to high, a dot at the middle."""
    names = tuple(dict.fromkeys(table["regime"]))
    data = drawable(table, regimes).assign(said=say)
    data = data.assign(line=data["label"].str.replace("|", " ") + "|" + data["said"])
    axis = alt.Axis(labelExpr="split(datum.label, '|')", labelLineHeight=15, labelColor=colour("ink"))
    base = alt.Chart(data).encode(
        y=alt.Y("line:N", sort=list(data["line"]), title=None, axis=axis),
        color=regime_colour(regimes, names),
        tooltip=[alt.Tooltip("label:N", title="Regime"), alt.Tooltip("said:N", title="Middle and range")],
    )
    layers = [*zero_line(data), *marks(base, unit, form)]
    return finished(alt.layer(*layers).properties(width=WIDTH, height=LINE * len(data), autosize=FIT))


FIT = alt.AutoSizeParams(type="fit-x", contains="padding")


def marks(base: Drawing, unit: str, form: str, size: int = 110) -> list[Drawing]:
    """The bar from low to high and the dot."""
    return [
        base.mark_rule(strokeWidth=max(2, size / 22), opacity=0.45, strokeCap="round").encode(
            x=alt.X("low:Q", title=unit, axis=plain_zero(form)), x2="high:Q"
        ),
        base.mark_point(filled=True, opacity=1, size=size).encode(x=range_axis(unit, form)),
    ]


def zero_line(data: pd.DataFrame) -> list[Drawing]:
    """A line at zero, where the numbers come near it."""
    return [alt.Chart(data.head(1)).mark_rule(strokeDash=[3, 3]).encode(x=alt.datum(0))]


def grouped_dots(
    table: pd.DataFrame, regimes: Regimes, *, group: str, order: list[str], unit: str, form: str
) -> Drawing:
    """One block of lines a group (a craft), one line a regime inside it, with a legend of regimes on top."""
    names = tuple(dict.fromkeys(table["regime"]))
    data = drawable(table, regimes)
    base = alt.Chart(data).encode(
        y=alt.Y(f"{group}:N", sort=order, title=None, scale=alt.Scale(paddingInner=0.35)),
        yOffset=alt.YOffset("label:N", sort=regimes.labels(names)),
        color=regime_colour(regimes, names, alt.Legend()),
        tooltip=[f"{group}:N", "label:N", *(alt.Tooltip(f"{end}:Q", format=form) for end in ("low", "middle", "high"))],
    )
    layers = [*zero_line(data), *marks(base, unit, form, size=44)]
    height = len(order) * (len(names) * NARROW_LINE + 10)
    return finished(alt.layer(*layers).properties(width=WIDTH, height=height, autosize=FIT))
