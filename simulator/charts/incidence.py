"""Who pays and who receives: what each party gains or loses against the baseline, with the sum."""

import altair as alt
import pandas as pd

from simulator.charts import flows, words
from simulator.charts.flows import flow
from simulator.charts.look import WIDTH, Drawing, colour, finished, plain_zero
from simulator.charts.numbers import drawable, lines
from simulator.charts.picture import Picture
from simulator.charts.reading import Quantity, Reading, Row, against
from simulator.charts.regimes import Regimes

NEEDS = ("consumer_surplus_change", "studio_profit", "ai_firm_profit", "wage_income", "paid_people")

PARTIES: dict[str, Quantity] = {
    "consumers (through prices)": flow(("consumer_surplus_change",)),
    "studios (as producers)": flow(("studio_profit",)),
    "rights holders (mostly studios)": flow(("paid_holders",)),
    "AI firms": flow(("ai_firm_profit",)),
    "workers (pay)": flow(("wage_income",)),
    "workers (AI residuals)": flows.to_workforce,
    "retired, heirs, abroad": flow(("paid_outside",)),
    "health, pension, social funds": flows.to_funds,
    "agents": flow(("agent_commission",)),
    "administration": flow(("administration",)),
    "held or not yet paid": flows.held,
}
TOTAL = "sum of these"
NOT_COUNTED = (
    "Not counted: those outside the sector who buy the same AI, suppliers, public budgets, and what workers "
    "would earn elsewhere. The sum is therefore no measure of welfare."
)
BILLION = 1e9
COLUMNS = 2
LEFT = 190


def table(reading: Reading) -> pd.DataFrame:
    """One row a regime and party, then their sum: `change` in dollars a year against the baseline, and its range.

    Parts add up to the sum in `change`, the mean of the worlds; the middles of ranges do not add up.
    """
    rows: list[Row] = []
    for regime in reading.regimes.others:
        found = [row_of(reading, regime, party, against(quantity)) for party, quantity in PARTIES.items()]
        total = sum(float(row["change"]) for row in found)
        rows += [*found, {"party": TOTAL, "regime": regime, "change": total}]
    return pd.DataFrame(rows)


def row_of(reading: Reading, regime: str, party: str, quantity: Quantity) -> Row:
    """One party's change."""
    return {"party": party, **reading.row(quantity, regime), "change": reading.mean(quantity, regime)}


def payers(table: pd.DataFrame, regime: str) -> list[tuple[str, float]]:
    """Parties that lose in the mean of the worlds, the largest loss first, with dollars a year."""
    rows = table[(table["regime"] == regime) & (table["party"] != TOTAL) & (table["change"] < 0)]
    return [(str(row.party), float(row.change)) for row in lines(rows.sort_values("change"))]


def title(table: pd.DataFrame, regimes: Regimes) -> str:
    """Who bears most under the regime that moves most."""
    parts = table[table["party"] != TOTAL]
    moved = parts.groupby("regime", sort=False)["change"].apply(lambda change: change.abs().sum())
    name = str(moved.idxmax())
    found = [f"{party} {words.usd(-change)}" for party, change in payers(table, name)[:3]]
    if not found:
        return f"No party loses under {regimes.inline(name)}, the regime that moves most money"
    return f"{regimes.label(name)} moves most money; it costs {words.listed(found)} a year"


def picture(reading: Reading) -> Picture:
    """The chart with its table."""
    found, regimes = table(reading), reading.regimes
    base = regimes.inline(regimes.baseline)
    return Picture(
        name="incidence",
        title=title(found, regimes),
        subtitle=f"What each party gains or loses against {base}, billions of dollars in an average year. "
        f"Bar: mean of the worlds; line: {words.holding(reading.worlds)}. One party's royalty is another's cost.",
        chart=panels(found, regimes),
        table=found,
        words=title(found, regimes),
        note=NOT_COUNTED,
    )


def panels(table: pd.DataFrame, regimes: Regimes) -> Drawing:
    """One panel a regime, one bar a party."""
    rows = table[table["party"] != TOTAL]
    money = ["change", "low", "middle", "high"]
    data = drawable(rows.assign(**{name: rows[name] / BILLION for name in money}), regimes)
    base = alt.Chart().encode(
        y=alt.Y("party:N", sort=list(PARTIES), title=None),
        tooltip=[
            "label:N",
            "party:N",
            *(alt.Tooltip(f"{name}:Q", format="$,.3f") for name in ("change", "low", "high")),
        ],
    )
    sign = alt.condition("datum.change < 0", alt.value(colour("lose-1")), alt.value(colour("gain-1")))
    layers = [
        base.mark_bar().encode(x=alt.X("change:Q", title="USD bn a year", axis=plain_zero("+$,.1f")), color=sign),
        base.mark_rule(strokeWidth=1.5).encode(x="low:Q", x2="high:Q"),
    ]
    panel = alt.layer(*layers, data=data).properties(width=(WIDTH - LEFT) // COLUMNS - 20, height=alt.Step(17))
    label = alt.Facet("label:N", sort=regimes.labels(regimes.others), title=None)
    faceted = panel.facet(facet=label, columns=COLUMNS, spacing=20).resolve_axis(x="independent")
    return finished(faceted, columns=COLUMNS, left=LEFT, gap=20)
