"""In how many worlds each regime does better than each other one: a square of shares for every outcome."""

import textwrap
from collections.abc import Iterator
from itertools import permutations

import altair as alt
import pandas as pd

from simulator.charts import words
from simulator.charts.look import WIDTH, Drawing, colour, finished
from simulator.charts.numbers import lines
from simulator.charts.picture import Picture
from simulator.charts.reading import Reading
from simulator.charts.uncertainty import stakes
from simulator.charts.uncertainty.stakes import Stake
from simulator.results.pairwise import CLEAR_SHARE, is_clear, oriented, wilson, won

COLUMNS = 3
LEFT = 130  # labels of the rows, once
GAP = 22
CELL = 26
STEPS = (0.05, 0.25, 0.75, 0.95)
PANEL = 26  # characters of a line over a square
TABLE = ["outcome", "short", "side", "better", "regime", "other", "share", "low", "high", "worlds", "strictly"]


def table(reading: Reading) -> pd.DataFrame:
    """One row an outcome and pair: share of worlds in which `regime` does better than `other`, with bounds.

    `share` counts ties half, `strictly` not at all. A pair has no row for an outcome of which one of the two has no
    value in any world.
    """
    rows = [row for stake in stakes.told(reading) for row in _rows(reading, stake)]
    return pd.DataFrame(rows, columns=TABLE)


def _rows(reading: Reading, stake: Stake) -> Iterator[dict[str, object]]:
    levels = {name: stake.level(reading, name, "ensemble") for name in reading.regimes.names}
    for regime, other in permutations(levels, 2):
        found = won(*(oriented(levels[name], stake.better) for name in (regime, other)))
        low, high = wilson(found.share, found.worlds)
        if found.worlds:
            yield {
                "outcome": stake.title, "short": stake.short, "side": stake.side, "better": stake.better,
                "regime": regime, "other": other, "share": found.share, "low": low, "high": high,
                "worlds": found.worlds, "strictly": found.strictly,
            }  # fmt: skip


def picture(reading: Reading) -> Picture:
    """The squares with their table."""
    found = table(reading)
    return Picture(
        "pairs",
        title(found),
        "Share of worlds in which the regime on the left does better than the one on top, worlds sharing luck and "
        "figures; ties count half. Over each square: which way is better, and for whom. Blue: better in most; "
        "orange: worse in most; grey: neither; empty: one of the two has no value",
        squares(found, reading),
        found,
        title(found) + ".",
        note=how_well(found),
    )


def title(table: pd.DataFrame) -> str:
    """Of how many pairs one is surely better in most worlds, outcome by outcome."""
    if table.empty:
        return "Which regime does better is not known: no world holds two of them"
    surely = f"in {words.percent(CLEAR_SHARE)} of worlds or more, by nine in ten bounds"
    clear = table[[is_clear(row.strictly, row.worlds) for row in lines(table)]].groupby("short", sort=False).size()
    if clear.empty:
        return f"In no pair of regimes is the same one better {surely}"
    pairs = table.groupby("short", sort=False).size() // 2
    counts: dict[str, list[str]] = {}
    for name in pairs.index:
        counts.setdefault(f"{clear.get(name, 0)} of {pairs[name]}", []).append(str(name))
    told = "; ".join(f"{count} for {words.listed(names)}" for count, names in counts.items())
    return f"Pairs of regimes of which the same one is better {surely}: {told}"


def how_well(table: pd.DataFrame) -> str:
    """What so many worlds can tell at most, and of which outcomes fewer tell."""
    count = int(table["worlds"].max()) if len(table) else 0
    low, _ = wilson(1.0, count)
    counted = f"{count} {'world' if count == 1 else 'worlds'}"
    return (
        f"{counted}: where one does better in all of them, the true share is {words.percent(low)} or more (nine in ten "
        f"bounds). {fewer(table, count)}These are shares of worlds of this model, not chances in the real one."
    )


def fewer(table: pd.DataFrame, count: int) -> str:
    """Outcomes that some worlds have no value of: nothing was due there, or a run failed."""
    least = table.groupby("short", sort=False)["worlds"].min()
    said = [f"{name} in as few as {worlds}" for name, worlds in least.items() if worlds < count]
    return f"Only worlds where both have a value count: {words.listed(said)}. " if said else ""


def squares(table: pd.DataFrame, reading: Reading) -> Drawing:
    """One square of cells an outcome."""
    regimes = reading.regimes
    data = pd.DataFrame({
        "panel": [panel(row.outcome, row.better, row.side) for row in lines(table)],
        "row": [regimes.label(name) for name in table["regime"]],
        "column": [regimes.label(name) for name in table["other"]],
        "share": table["share"].round(4),
        "said": [f"{100 * share:.0f}" for share in table["share"]],
    })  # fmt: skip
    shades = [colour(name) for name in ("lose-2", "lose-1", "even", "gain-1", "gain-2")]
    base = alt.Chart(data).encode(
        x=alt.X("column:N", sort=regimes.labels(), title=None, axis=alt.Axis(orient="top", labelAngle=-35)),
        y=alt.Y("row:N", sort=regimes.labels(), title=None),
        tooltip=["panel:N", "row:N", "column:N", alt.Tooltip("share:Q", format=".0%")],
    )
    scale = alt.Scale(type="threshold", domain=list(STEPS), range=shades)
    cells = base.mark_rect(opacity=0.5).encode(color=alt.Color("share:Q", scale=scale, legend=None))
    drawn = alt.layer(cells, base.mark_text(fontSize=11).encode(text="said:N"))
    width = (WIDTH - LEFT) // COLUMNS - GAP
    sized = drawn.properties(width=width, height=CELL * len(regimes.names))
    panels = list(dict.fromkeys(data["panel"]))
    header = alt.Header(labelExpr="split(datum.value, '|')", labelLineHeight=15, labelFontSize=12)
    facet = alt.Facet("panel:N", sort=panels, title=None, header=header)
    faceted = sized.facet(facet=facet, columns=COLUMNS, spacing=GAP)
    return finished(faceted.resolve_axis(x="independent"), columns=COLUMNS, left=LEFT, gap=GAP)


def panel(outcome: str, better: str, side: str) -> str:
    """The lines over a square: the outcome, which way is better, for whom."""
    first, *more = textwrap.wrap(outcome.replace("|", " "), PANEL)
    return "|".join([first, *more, f"({better} is better", f"for {side})"])
