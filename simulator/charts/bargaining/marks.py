"""What the table's pictures share: names of solutions, colours of offers, dots with ranges."""

from typing import Any

import altair as alt
import pandas as pd

from simulator.charts.look import WIDTH, Drawing, colour, finished

Plain = dict[str, Any]
MILLION = 1e6
ROLES = ("ask", "employers' offer", "settlement")
ROLE_COLOURS = ("gain-2", "lose-2", "ink")
DEALS = {
    "nash/power=middle": "Nash, equal power",
    "nash/power=low": "Nash, weak guilds",
    "nash/power=high": "Nash, strong guilds",
    "kalai_smorodinsky": "Kalai-Smorodinsky",
    "rubinstein/guild_impatience=middle": "Rubinstein",
}


def roles(told: Plain) -> dict[str, str]:
    """Offer -> its role at the table."""
    return dict(zip(told["offers"], ROLES, strict=False))


def role_colour(names: list[str]) -> alt.Color:
    """Each role in its one colour."""
    shades = [colour(shade) for role, shade in zip(ROLES, ROLE_COLOURS, strict=True) if role in names]
    scale = alt.Scale(domain=[role for role in ROLES if role in names], range=shades)
    return alt.Color("role:N", scale=scale, legend=alt.Legend(columns=3))


def ranges(table: pd.DataFrame, *, group: str, unit: str) -> Drawing:
    """Columns `group`, role, low, middle, high: one block of lines a group, one line a role."""
    order, names = list(dict.fromkeys(table[group])), list(dict.fromkeys(table["role"]))
    base = alt.Chart(table).encode(
        y=alt.Y(f"{group}:N", sort=order, title=None, scale=alt.Scale(paddingInner=0.3)),
        yOffset=alt.YOffset("role:N", sort=list(ROLES)),
        color=role_colour(names),
        tooltip=[
            f"{group}:N",
            "role:N",
            *(alt.Tooltip(f"{end}:Q", format=",.0f") for end in ("low", "middle", "high")),
        ],
    )
    zero = alt.Chart(table.head(1)).mark_rule(strokeDash=[3, 3]).encode(x=alt.datum(0))
    bars = base.mark_rule(strokeWidth=2.5, opacity=0.5).encode(x=alt.X("low:Q", title=unit), x2="high:Q")
    dots = base.mark_point(filled=True, opacity=1, size=50).encode(x=alt.X("middle:Q", title=unit))
    height = max(len(order) * (len(names) * 11 + 12), 90)
    return finished(alt.layer(zero, bars, dots).properties(width=WIDTH, height=height))


def scatter_layers(points: pd.DataFrame, x: alt.X, y: alt.Y, *, shape: str = "circle") -> list[Drawing]:
    """Labelled dots, with roles in their colours."""
    base = alt.Chart(points).encode(x=x, y=y)
    dots = base.mark_point(filled=True, size=110, opacity=1, shape=shape).encode(
        color=role_colour(list(dict.fromkeys(points["role"]))), tooltip=["label:N"]
    )
    words = base.mark_text(align="left", dx=9, dy=-7, fontSize=11, color=colour("ink")).encode(text="label:N")
    return [dots, words]
