"""A fan over the years, one panel a regime: the middle, and the band over the worlds."""

import altair as alt
import numpy as np
import pandas as pd

from simulator.charts.dots import regime_colour
from simulator.charts.look import WIDTH, Drawing, colour, finished, plain_zero
from simulator.charts.numbers import drawable
from simulator.charts.reading import Quantity, Reading
from simulator.charts.regimes import Regimes
from simulator.results.interval import interval

COLUMNS = 3
LEFT = 56  # pixels of the axis left of the first panel
GAP = 20
HEIGHT = 150


def fan_table(reading: Reading, quantity: Quantity, regimes: tuple[str, ...]) -> pd.DataFrame:
    """One row a regime and year: low, middle, high, full_size. `quantity` gives (replications, years)."""
    rows = [row for regime in regimes for row in _years(reading, quantity, regime)]
    return pd.DataFrame(rows)


def _years(reading: Reading, quantity: Quantity, regime: str) -> list[dict[str, str | int | float]]:
    worlds, full = quantity(reading, regime, "ensemble"), quantity(reading, regime, "full")
    found = [interval(worlds[:, year], np.empty(0)) for year in range(len(reading.years))]
    central = full[0] if len(full) else np.full(len(reading.years), np.nan)
    return [
        {"regime": regime, "year": year, "low": one.low, "middle": one.middle if one.pairs else float(size),
         "high": one.high, "full_size": float(size)}
        for year, one, size in zip(reading.years, found, central, strict=True)
    ]  # fmt: skip


def fan(table: pd.DataFrame, regimes: Regimes, *, unit: str, form: str, reference: str | None = None) -> Drawing:
    """One panel a regime. `reference` names a column that is drawn dashed in every panel (the baseline's middle)."""
    names = tuple(dict.fromkeys(table["regime"]))
    data = drawable(table, regimes)
    base = alt.Chart().encode(x=year_axis(data), color=regime_colour(regimes, names))
    layers = [band(base, unit, form), base.mark_line(strokeWidth=2.5).encode(y="middle:Q")]
    if reference:
        layers.append(base.mark_line(strokeDash=[4, 3]).encode(y=f"{reference}:Q", color=alt.value(colour("soft"))))
    columns = min(COLUMNS, max(2, len(names)))  # a lone panel takes half the width
    width = (WIDTH - LEFT) // columns - GAP
    panels = alt.layer(*layers, data=data).properties(width=width, height=HEIGHT)
    faceted = panels.facet(
        facet=alt.Facet("label:N", sort=regimes.labels(names), title=None), columns=columns, spacing=GAP
    )
    faceted = faceted.resolve_axis(x="independent")  # or panels above a gap would have no years
    return finished(faceted, columns=columns, left=LEFT, gap=GAP)


def band(base: Drawing, unit: str, form: str) -> Drawing:
    """The band from low to high."""
    axis = plain_zero(form, 4)
    return base.mark_area(opacity=0.22).encode(
        y=alt.Y("low:Q", title=unit, axis=axis, scale=alt.Scale(zero=False)),
        y2="high:Q",
        tooltip=["year:O", *(alt.Tooltip(f"{end}:Q", format=form) for end in ("low", "middle", "high"))],
    )


def year_axis(data: pd.DataFrame) -> alt.X:
    """First, middle and last year as labels."""
    years = sorted(set(data["year"]))
    shown = sorted({years[0], years[len(years) // 2], years[-1]})
    return alt.X("year:Q", title=None, axis=alt.Axis(format="d", values=shown, grid=False),
                 scale=alt.Scale(domain=[years[0], years[-1]], nice=False))  # fmt: skip
