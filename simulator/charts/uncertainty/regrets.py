"""What choosing a regime costs against the best of them, world by world, for each outcome."""

from collections.abc import Iterator

import altair as alt
import pandas as pd

from simulator.charts import words
from simulator.charts.dots import regime_colour
from simulator.charts.look import WIDTH, Drawing, finished, plain_zero
from simulator.charts.numbers import best, drawable, lines
from simulator.charts.picture import Picture
from simulator.charts.reading import Reading
from simulator.charts.uncertainty import stakes
from simulator.charts.uncertainty.stakes import Stake
from simulator.results.interval import is_nine_in_ten
from simulator.results.pairwise import oriented, wilson
from simulator.results.regret import behind_least, regret

COLUMNS = 2
LEFT = 100
GAP = 24
LINE = 22
HALF = 0.5
LIMIT = 330  # pixels of a title


TABLE = ["outcome", "short", "unit", "side", "regime", "mean", "high", "largest", "best_share", "worlds", "behind",
         "behind_low", "behind_high", "is_least"]  # fmt: skip


def table(reading: Reading) -> pd.DataFrame:
    """One row an outcome and regime: mean, 95% and largest regret, the share of worlds in which the regime is best.

    `behind` is the mean regret less the least one, with nine-in-ten bounds; `is_least` where these do not tell the two
    apart. A regime without a value of an outcome has no row for it.
    """
    rows = [row for stake in stakes.told(reading) for row in _rows(reading, stake)]
    return pd.DataFrame(rows, columns=TABLE)


def _rows(reading: Reading, stake: Stake) -> Iterator[dict[str, object]]:
    names, values = stakes.by_regime(reading, stake)
    if not len(values):
        return
    better = oriented(values, stake.better)
    found, behind = regret(better), behind_least(better)
    tied = behind.tied()
    for at, regime in enumerate(names):
        yield {
            "outcome": stake.title, "short": stake.short, "unit": stake.unit, "side": stake.side,
            "regime": regime, "mean": found.mean[at],
            "high": found.high[at], "largest": found.largest[at], "best_share": found.best_share[at],
            "worlds": len(values), "behind": behind.mean[at], "behind_low": behind.low[at],
            "behind_high": behind.high[at], "is_least": at in tied,
        }  # fmt: skip


def picture(reading: Reading) -> Picture:
    """Bars of mean regret, a line to that of the worst worlds."""
    found = table(reading)
    worst = "the worst world in twenty" if is_nine_in_ten(reading.worlds) else "the worst world"
    return Picture(
        "regret",
        title(found, reading),
        "How far each regime falls behind the best of them for the same side in the same world, average year. Bar: "
        f"mean; line: up to {worst}. One side's regret is not weighed against another's",
        bars(found, reading),
        found,
        "; ".join(
            f"{row.outcome}, {reading.regimes.label(row.regime)}: {row.mean:.4g} {row.unit}" for row in lines(found)
        ),
        note="Not told apart: nine in ten bounds of the difference of mean regrets (Student's, paired by world) hold "
        "zero. Regret is one side's alone: what is best for one may be worst for another.",
    )


def title(table: pd.DataFrame, reading: Reading) -> str:
    """Whose mean regret is least, with all that are not told apart from it; outcomes of one answer together."""
    if table.empty:
        return "Regret is not known: no world holds every regime"
    answers: dict[str, list[str]] = {}
    for outcome, rows in table.groupby("short", sort=False):
        answers.setdefault(least(rows, reading), []).append(str(outcome))
    return "Least regret on average: " + "; ".join(
        f"{answer} for {words.listed(outcomes)}" for answer, outcomes in answers.items()
    )


def least(rows: pd.DataFrame, reading: Reading) -> str:
    """The regimes of one outcome whose mean regrets are not told apart from the least."""
    tied = rows[rows["is_least"]].sort_values("behind", kind="stable")
    names = [reading.regimes.inline(str(name)) for name in tied["regime"]]
    if len(names) == len(rows):
        return "no regime is told apart"
    return names[0] if len(names) == 1 else f"{' or '.join(names)} (not told apart)"


def leader(reading: Reading, stake: Stake) -> str:
    """In how many worlds the regime that is best most often is best, with bounds; one sentence."""
    rows = table(reading)
    rows = rows[rows["outcome"] == stake.title]
    if rows.empty:
        return f"Which regime is best for {stake.inline} is not known: no world holds all of them"
    first = best(rows, "best_share")
    share, count = float(first["best_share"]), int(first["worlds"])
    low, high = wilson(share, count)
    name = str(first["regime"])
    bounds = f"nine in ten bounds: {words.percent(low)} to {words.percent(high)} of worlds"
    seen = f"best in {share * count:.0f} of {count} {'world' if count == 1 else 'worlds'} ({bounds})"
    if low > HALF:
        return f"{stake.title}: {reading.regimes.inline(name)} is {seen}"
    return f"{stake.title}: no regime is surely best in most worlds; {reading.regimes.inline(name)} is {seen}"


def bars(table: pd.DataFrame, reading: Reading) -> Drawing:
    """One panel an outcome, each with an axis of its own."""
    regimes, names = reading.regimes, tuple(dict.fromkeys(table["regime"]))
    panels = [panel(table, reading, stake, names) for stake in stakes.told(reading)]
    width = (WIDTH - COLUMNS * LEFT) // COLUMNS - GAP
    sized = [chart.properties(width=width, height=LINE * len(regimes.names)) for chart in panels]
    return finished(alt.concat(*sized, columns=COLUMNS, spacing=GAP), columns=COLUMNS, left=LEFT, gap=GAP)


def panel(table: pd.DataFrame, reading: Reading, stake: Stake, names: tuple[str, ...]) -> Drawing:
    """Bars of one outcome."""
    data = drawable(table[table["outcome"] == stake.title], reading.regimes)
    base = alt.Chart(data).encode(
        y=alt.Y("label:N", sort=reading.regimes.labels(), title=None),
        color=regime_colour(reading.regimes, names),
        tooltip=["outcome:N", "label:N", alt.Tooltip("mean:Q", format=".3~s"), alt.Tooltip("high:Q", format=".3~s"),
                 alt.Tooltip("best_share:Q", format=".0%")],
    )  # fmt: skip
    axis = plain_zero(stake.form, 4)
    drawn = base.mark_bar(height=LINE * 0.55).encode(x=alt.X("mean:Q", title=stake.unit, axis=axis))
    reach = base.mark_rule(strokeWidth=2, opacity=0.6).encode(x=alt.X("mean:Q", title=stake.unit), x2="high:Q")
    head = alt.Title(stake.title, subtitle=stake.direction, anchor="start", fontSize=13, limit=LIMIT)
    return alt.layer(drawn, reach).properties(title=head)
