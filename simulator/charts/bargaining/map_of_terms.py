"""Two issues as the axes: in what share of worlds both would sign, and where each side is indifferent."""

from typing import Any

import altair as alt
import pandas as pd

from simulator.charts.bargaining.marks import roles, scatter_layers
from simulator.charts.bargaining.sentences import inline
from simulator.charts.look import WIDTH, Drawing, colour, finished
from simulator.charts.picture import Picture
from simulator.charts.words import percent

Plain = dict[str, Any]
HEIGHT = 400
HALF = 0.5
STEPS = 5
SHADES = tuple(f"{100 * step // STEPS} to {100 * (step + 1) // STEPS}% of worlds" for step in range(STEPS))


def terms(told: Plain) -> Picture:
    """Two issues as the axes: in what share of worlds both would sign, with both indifference curves and the offers."""
    first, second = told["issues"][:2]
    names, table = roles(told), pd.DataFrame(told["zone"]["lattice"])
    offers = pd.DataFrame([(first["offers"][n], second["offers"][n], names[n], names[n]) for n in names],
                          columns=["first", "second", "role", "label"])  # fmt: skip
    x = alt.X("first:Q", title=axis(first), axis=ticks(first), scale=alt.Scale(zero=False, nice=False))
    y = alt.Y("second:Q", title=axis(second), axis=ticks(second), scale=alt.Scale(zero=False, nice=False))
    table = table.assign(shade=[SHADES[min(int(both * STEPS), STEPS - 1)] for both in table["both"]])
    scale = alt.Scale(domain=list(SHADES), range=[colour(f"size-{step + 1}") for step in range(STEPS)])
    fill = alt.Fill("shade:N", scale=scale, legend=alt.Legend(columns=3))
    cells = table.assign(**edges(table, "first"), **edges(table, "second"))
    corners = {
        "x": alt.X("first_low:Q", title=axis(first), axis=ticks(first)),
        "y": alt.Y("second_low:Q", title=axis(second), axis=ticks(second)),
    }
    squares = (
        alt.Chart(cells).mark_rect(opacity=0.5).encode(**corners, x2="first_high:Q", y2="second_high:Q", fill=fill)
    )
    curves = [curve(table, side, x, y) for side in ("guild", "studios")]
    layers = alt.layer(squares, *curves, *scatter_layers(offers, x, y)).resolve_scale(color="independent")
    often = float((table["both"] >= HALF).mean())
    return Picture(
        "terms", f"Both would sign {percent(often)} of the terms in at least half of the worlds",
        f"Shade: share of worlds in which both prefer the terms to a strike. {curves_in_words(table)}",
        finished(layers.properties(width=WIDTH, height=HEIGHT)), table,
        f"{first['name']} against {inline(second['name'])}: in what share of worlds both would sign.",
    )  # fmt: skip


def curves_in_words(table: pd.DataFrame) -> str:
    """What the lines are, and what it means where one is missing."""
    said = []
    for side, shade in (("guild", "blue"), ("studios", "orange")):
        gains = table[f"{side}_gain"]
        name = "guilds" if side == "guild" else "studios"
        if (gains >= 0.0).all():
            said.append(f"In the middle world {name} would sign all of these terms.")
        elif (gains < 0.0).all():
            said.append(f"In the middle world {name} would sign none of these terms.")
        else:
            said.append(f"The {shade} line is where {name} are indifferent in the middle.")
    return " ".join(said)


def ticks(issue: Plain) -> alt.Axis:
    """Marks along an issue: shares as percentages."""
    return alt.Axis(format=".3~%") if issue["unit"] == "share" else alt.Axis()


def edges(table: pd.DataFrame, name: str) -> dict[str, pd.Series]:
    """Lower and upper edge of each cell along one issue, within the table."""
    values = sorted(table[name].unique())
    half = (values[1] - values[0]) / 2.0
    low, high = (table[name] - half).clip(values[0]), (table[name] + half).clip(upper=values[-1])
    return {f"{name}_low": low, f"{name}_high": high}


def curve(table: pd.DataFrame, side: str, x: alt.X, y: alt.Y) -> Drawing:
    """Where one side's middle gain is zero: crossings along columns or rows of the lattice, whichever are more."""
    found = max((crossings(table, side, *axes) for axes in (("first", "second"), ("second", "first"))), key=len)
    shade = colour("gain-2" if side == "guild" else "lose-2")
    return alt.Chart(found).mark_line(color=shade, strokeWidth=2.5).encode(x=x, y=y, order="second:Q")


def crossings(table: pd.DataFrame, side: str, held: str, moved: str) -> pd.DataFrame:
    """Places of zero gain along one issue, the other held."""
    rows = []
    for value, line in table.sort_values(moved).groupby(held):
        places, gains_ = line[moved].to_numpy(), line[f"{side}_gain"].to_numpy()
        for k in range(len(places) - 1):
            if (gains_[k] >= 0.0) != (gains_[k + 1] >= 0.0):
                share = gains_[k] / (gains_[k] - gains_[k + 1])
                rows.append({held: value, moved: places[k] + share * (places[k + 1] - places[k])})
    return pd.DataFrame(rows, columns=["first", "second"])


def axis(issue: Plain) -> str:
    """An issue with its unit."""
    return str(issue["name"]) if issue["unit"] == "share" else f"{issue['name']} ({issue['unit'].replace('_', ' ')})"
