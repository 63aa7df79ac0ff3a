"""What the table's pictures share: names of solutions, colours of offers, dots with ranges."""

from typing import Any

import altair as alt
import pandas as pd

from simulator.charts.look import WIDTH, Drawing, colour, finished

Plain = dict[str, Any]
MILLION = 1e6
ROLES = ("guilds' ask", "employers' offer", "settlement")
ROLE_COLOURS = ("gain-2", "lose-2", "ink")
DEALS = {
    "nash/power=middle": "Nash, equal power",
    "nash/power=low": "Nash, weak guilds",
    "nash/power=high": "Nash, strong guilds",
    "kalai_smorodinsky": "Kalai-Smorodinsky",
    "rubinstein/guild_impatience=middle": "Rubinstein",
}

SOLUTIONS = DEALS | {
    "nash/risk_aversion=low": "Nash, guilds that fear no risk",
    "nash/risk_aversion=middle": "Nash, guilds with some fear of risk",
    "nash/risk_aversion=high": "Nash, guilds that fear risk",
    "rubinstein/guild_impatience=low": "Rubinstein, patient guilds",
    "rubinstein/guild_impatience=high": "Rubinstein, impatient guilds",
    "objective=sum": "Nash, guilds count all dollars",
    "objective=median": "Nash, guilds count the median member",
    "objective=weighted": "Nash, guilds weigh crafts",
}
"""Every solution by its key; DEALS are those that are drawn."""


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
    return [dots, *(label(points[points["role"] == role], x, y, up) for role, up in LABEL_UP.items())]


LABEL_UP = {ROLES[0]: -9, ROLES[1]: -9, ROLES[2]: 13}
"""Pixels from a dot's height to its label's: offer and settlement often lie side by side."""


def label(points: pd.DataFrame, x: alt.X, y: alt.Y, up: int) -> Drawing:
    """The names of some dots."""
    text = alt.Chart(points).mark_text(align="left", dx=8, dy=up, fontSize=11, color=colour("ink"))
    return text.encode(x=x, y=y, text="label:N")
