"""A number along one clause of a deal: the middle, the band of nine worlds in ten, and a mark at the offer."""

import altair as alt
import pandas as pd

from simulator.charts.look import WIDTH, Drawing, colour, finished, plain_zero

HEIGHT = 220
DOLLARS = "$,.0f"


def by_clause(table: pd.DataFrame, offer: float, *, clause: str, is_share: bool, unit: str) -> Drawing:
    """The chart of a table (place, low, middle, high); `offer` is a place."""
    axis = alt.Axis(format="%" if is_share else ",.3~s", tickCount=6, grid=False)
    base = alt.Chart(table).encode(x=alt.X("place:Q", title=clause, axis=axis, scale=alt.Scale(nice=False)))
    shown = alt.Y("low:Q", title=unit, axis=plain_zero(DOLLARS), scale=alt.Scale(zero=True))
    offered = alt.Chart(pd.DataFrame({"place": [offer], "text": ["employer's offer"]})).encode(x="place:Q")
    ink = alt.value(colour("gain-2"))
    layers = [
        base.mark_area(opacity=0.22).encode(y=shown, y2="high:Q", color=ink),
        base.mark_line(strokeWidth=2.5).encode(y="middle:Q", color=ink),
        offered.mark_rule(strokeDash=[4, 3]),
        offered.mark_text(align="left", dx=5, dy=8, baseline="top").encode(y=alt.value(0), text="text:N"),
    ]
    return finished(alt.layer(*layers).properties(width=WIDTH - 70, height=HEIGHT))
