"""Charts of published results: what models learn from, who wins under user-centric pay, how obedience fades."""

import altair as alt
import pandas as pd

from simulator.charts.look import WIDTH, Drawing, colour, finished, plain_zero

HEIGHT = 220


def collapse(errors: pd.DataFrame) -> Drawing:
    """Lines over generations; columns generation, times (the first error), data."""
    lines = (
        alt.Chart(errors)
        .mark_line(point=True)
        .encode(
            x=alt.X("generation:Q", title="generation of models", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("times:Q", title="error, times that of the first generation"),
            color=_two(errors, "data"),
            tooltip=["data:N", "generation:Q", alt.Tooltip("times:Q", format=".2f")],
        )
    )
    return finished(lines.properties(width=WIDTH, height=HEIGHT))


def by_rank(changes: pd.DataFrame) -> Drawing:
    """Bars by group of ranks; columns artists, change, source."""
    bars = (
        alt.Chart(changes)
        .mark_bar()
        .encode(
            y=alt.Y("artists:N", sort=list(dict.fromkeys(changes["artists"])), title="artists by rank"),
            yOffset=alt.YOffset("source:N"),
            x=alt.X("change:Q", title="money, user-centric against pro-rata", axis=plain_zero("+.0%")),
            color=_two(changes, "source"),
            tooltip=["artists:N", "source:N", alt.Tooltip("change:Q", format="+.1%")],
        )
    )
    return finished(bars.properties(width=WIDTH, height=HEIGHT))


def fading(beliefs: pd.DataFrame) -> Drawing:
    """Belief in an audit by quarter and the belief at which evasion begins; columns quarter, belief, what."""
    lines = (
        alt.Chart(beliefs)
        .mark_line(point=True)
        .encode(
            x=alt.X("quarter:Q", title="quarters since the law, without a conviction", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("belief:Q", title="believed chance of an audit", axis=plain_zero(".0%")),
            color=_two(beliefs, "what"),
            tooltip=["what:N", "quarter:Q", alt.Tooltip("belief:Q", format=".0%")],
        )
    )
    return finished(lines.properties(width=WIDTH, height=HEIGHT))


def _two(table: pd.DataFrame, column: str) -> alt.Color:
    """Two series in two colours that print apart."""
    names = list(dict.fromkeys(table[column]))
    return alt.Color(
        f"{column}:N", sort=names, scale=alt.Scale(domain=names, range=[colour("lose-2"), colour("gain-2")])
    )
