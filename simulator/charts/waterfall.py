"""The waterfall of a royalty dollar: from what is owed to what a person holds in their hand."""

from collections.abc import Callable

import altair as alt
import pandas as pd

from simulator.charts import flows, words
from simulator.charts.look import WIDTH, Drawing, colour, finished
from simulator.charts.numbers import drawable, lines
from simulator.charts.picture import Picture
from simulator.charts.reading import Quantity, Reading, Row, ratio
from simulator.charts.regimes import Regimes

NEEDS = ("royalty_owed", "paid_people")

# Step, what it is, and whether it leaves the pipe on the way or arrives.
STEPS: tuple[tuple[str, Quantity, str], ...] = (
    ("never paid (evaded)", flows.flow(("royalty_evaded",)), "lost"),
    ("administration", flows.flow(("administration",)), "lost"),
    ("agents", flows.flow(("agent_commission",)), "lost"),
    ("rights holders", flows.flow(("paid_holders",)), "holders"),
    ("held, unmatched or not yet paid", flows.held, "held"),
    ("health, pension, social funds", flows.to_funds, "people"),
    ("retired, heirs, abroad", flows.flow(("paid_outside",)), "people"),
    ("the workforce", flows.to_workforce, "people"),
)
ALL = "due"
KINDS = {"due": "even", "lost": "lose-1", "holders": "gain-1", "held": "even", "people": "gain-2"}
COLUMNS = 3
LEFT = 190


def part(money: Quantity) -> Quantity:
    """Money over what is due, (replications,)."""
    return lambda reading, regime, role: ratio(money(reading, regime, role), flows.due(reading, regime, role))


def table(reading: Reading) -> pd.DataFrame:
    """One row a paying regime and step: `share` of the dollar (adding up to one), `start` and `end`, and the range."""
    return pd.DataFrame([row for regime in paying(reading) for row in _steps(reading, regime)])


def paying(reading: Reading) -> tuple[str, ...]:
    """Regimes under which anything is owed."""
    owed = {regime: reading.mean(flows.due, regime) for regime in reading.regimes.names}
    return tuple(regime for regime, dollars in owed.items() if dollars > 0)


def _steps(reading: Reading, regime: str) -> list[Row]:
    rows, left = [_row(reading, regime, ALL, part(flows.due), "due", 0.0)], 1.0
    for step, money, kind in STEPS:
        rows.append(_row(reading, regime, step, part(money), kind, left))
        left -= float(rows[-1]["share"])
    return rows


def _row(reading: Reading, regime: str, step: str, quantity: Quantity, kind: str, left: float) -> Row:
    share = reading.mean(quantity, regime)
    end = 1.0 if kind == "due" else left - share
    return {"step": step, "kind": kind, **reading.row(quantity, regime), "share": share, "start": left, "end": end}


def title(table: pd.DataFrame, regimes: Regimes) -> str:
    """How much arrives at best and at worst."""
    arriving = table[table["kind"] == "people"].groupby("regime", sort=False)["share"].sum()
    most, least = str(arriving.idxmax()), str(arriving.idxmin())
    first = (
        f"Of a royalty dollar, {words.cents(arriving[most])} reach people or their funds under {regimes.inline(most)}"
    )
    if most == least:
        return first
    return f"{first}, {words.cents(arriving[least])} under {regimes.inline(least)}"


def in_words(table: pd.DataFrame, say: Callable[[str], str]) -> str:
    """Each regime's dollar in words."""
    told = []
    for regime, steps in table[table["step"] != ALL].groupby("regime", sort=False):
        parts = [f"{words.cents(row.share)} {row.step}" for row in lines(steps) if row.share >= 0.005]  # noqa: PLR2004
        told.append(f"{say(str(regime))}: {words.listed(parts)}")
    return "; ".join(told) + "."


def picture(reading: Reading) -> Picture:
    """The chart with its table."""
    found, regimes = table(reading), reading.regimes
    return Picture(
        name="waterfall",
        title=title(found, regimes),
        subtitle="Where each dollar due under a regime goes, in cents, mean of the worlds; reads downwards. "
        "Dark blue: people, their funds; light blue: rights holders; orange: evaded, or costs of paying; grey: held.",
        chart=falls(found, regimes),
        table=found,
        words=in_words(found, regimes.label),
        note=warning(found, regimes),
    )


def warning(table: pd.DataFrame, regimes: Regimes) -> str:
    """Where more went out than was owed: money of earlier years, or an error."""
    under = table[(table["kind"] == "held") & (table["share"] < -0.005)]["regime"]  # noqa: PLR2004
    names = words.listed(regimes.labels(tuple(under)))
    return f"More was paid out than was due in these years under {names}." if names else ""


def falls(table: pd.DataFrame, regimes: Regimes) -> Drawing:
    """One panel a regime; bars step down from the dollar due."""
    data = drawable(table, regimes).assign(cents=(100 * table["share"]).round(0))
    order = [ALL, *(step for step, _, _ in STEPS)]
    scale = alt.Scale(domain=list(KINDS), range=[colour(name) for name in KINDS.values()])
    row = alt.Y("step:N", sort=order, title=None)
    base = alt.Chart().encode(y=row, tooltip=["label:N", "step:N", alt.Tooltip("share:Q", format=".1%")])
    bars = base.mark_bar().encode(
        x=alt.X("start:Q", title="share of the dollar due", axis=alt.Axis(format=".0%", values=[0, 0.5, 1])),
        x2="end:Q", color=alt.Color("kind:N", scale=scale, legend=None),
    )  # fmt: skip
    text = (
        base.transform_calculate(right="max(datum.start, datum.end)")
        .mark_text(align="left", dx=4, fontSize=11)
        .encode(x="right:Q", text=alt.Text("cents:Q", format=".0f"))
    )
    width = (WIDTH - LEFT) // COLUMNS - 24
    names = tuple(dict.fromkeys(table["regime"]))
    panels = alt.layer(bars, text, data=data).properties(width=width, height=alt.Step(20))
    faceted = panels.facet(
        facet=alt.Facet("label:N", sort=regimes.labels(names), title=None), columns=COLUMNS, spacing=24
    )
    faceted = faceted.resolve_axis(x="independent")
    return finished(faceted, columns=COLUMNS, left=LEFT, gap=24)
