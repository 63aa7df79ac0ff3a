"""How charts look: one font, page variables for every colour, so that one drawing serves light, dark and print."""

import re
from collections.abc import Mapping
from typing import Any

import altair as alt

# Liberation Sans comes inside vl-convert and has Arial's measures: text is placed alike with no system fonts.
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
WIDTH = 720  # pixels of a static picture; a page with scripts fits the drawing to its column

LIGHT = {
    "--ink": "#1b1f24",
    "--soft": "#57606a",
    "--grid": "#e3e6ea",
    "--page": "#ffffff",
    "--lose-2": "#b35806",
    "--lose-1": "#f1a340",
    "--even": "#c9ced6",
    "--gain-1": "#76a9d8",
    "--gain-2": "#2166ac",
    "--size-1": "#c6dbef",
    "--size-2": "#9ecae1",
    "--size-3": "#6baed6",
    "--size-4": "#3182bd",
    "--size-5": "#08519c",
    "--size-6": "#08306b",
}
DARK = {
    "--ink": "#e6e9ee",
    "--soft": "#a5adb8",
    "--grid": "#2c323b",
    "--page": "#14171c",
    "--lose-2": "#f08c2e",
    "--lose-1": "#b3702f",
    "--even": "#4a515c",
    "--gain-1": "#4f86ba",
    "--gain-2": "#7cb8f2",
    "--size-1": "#24405c",
    "--size-2": "#2f5d87",
    "--size-3": "#3f7db3",
    "--size-4": "#5fa1d6",
    "--size-5": "#93c6ef",
    "--size-6": "#d6ecff",
}

VARIABLE = re.compile(r"var\((--[\w-]+)(?:,\s*([^()]*))?\)")


Drawing = Any  # a chart of any of Altair's kinds: layering and facets change the kind, and its methods say Any


def colour(name: str) -> str:
    """A page variable with its light colour as the fallback: `colour("ink")`."""
    return f"var(--{name}, {LIGHT[f'--{name}']})"


def resolved(svg: str, variables: Mapping[str, str]) -> str:
    """The picture with plain colours, for readers that know no page variables (PNG, PDF)."""
    return VARIABLE.sub(lambda found: variables.get(found[1], found[2] or "#000"), svg)


def config() -> dict[str, Any]:
    """Vega-Lite's configuration of every chart."""
    soft, ink = colour("soft"), colour("ink")
    text = {
        "labelColor": soft,
        "titleColor": soft,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    }
    return {
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            **text,
            "gridColor": colour("grid"),
            "domainColor": colour("grid"),
            "tickColor": colour("grid"),
            "labelLimit": 220,
            "titleLimit": 500,
        },
        "axisY": {"ticks": False, "domain": False, "labelPadding": 6},
        "legend": {
            **text,
            "orient": "top",
            "title": None,
            "labelLimit": 260,
            "symbolOpacity": 1,
            "symbolStrokeWidth": 2.5,
        },
        "aria": False,  # the page says it once, in words, for the whole picture
        "header": {
            **text,
            "labelColor": ink,
            "labelFontSize": 13,
            "labelFontWeight": "bold",
            "labelAnchor": "start",
            "title": None,
        },
        "text": {"color": ink, "fontSize": 12},
        "rule": {"color": soft},
    }


def plain_zero(form: str, ticks: int = 5) -> alt.Axis:
    """An axis whose zero reads 0 and not +0.0%."""
    said = "replace(replace(datum.label, 'G', 'bn'), 'M', 'm')"  # as words.py writes billions and millions
    return alt.Axis(format=form, tickCount=ticks, labelExpr=f"datum.value == 0 ? '0' : {said}", labelFlush=False)


def finished(chart: Drawing, *, legend_columns: int = 3, **hints: int) -> Drawing:
    """The chart with our look; `hints` tell the page how to fit it to its column."""
    chart = chart.copy(deep=True)
    look = config()
    look["legend"]["columns"] = legend_columns  # a page narrower than a phone takes fewer
    chart["config"] = alt.Config(**look)
    if hints:
        chart["usermeta"] = {"fit": hints}
    return chart
