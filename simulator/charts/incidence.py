"""Who pays and who receives: money against the baseline, party by party, adding up to nothing."""

import altair as alt
import numpy as np
import pandas as pd

from simulator.charts import words
from simulator.charts.flows import flow
from simulator.charts.look import WIDTH, Drawing, colour, finished, plain_zero
from simulator.charts.numbers import drawable, lines
from simulator.charts.picture import Picture
from simulator.charts.reading import F8, Quantity, Reading, against
from simulator.charts.regimes import Regimes
from simulator.results.outcome import Role

NEEDS = ("studio_profit", "ai_firm_profit", "wage_income", "consumer_spending", "paid_people")

# Party -> measures that it receives, measures that it pays. Every dollar that one pays another receives.
PARTIES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "consumers": ((), ("consumer_spending",)),
    "other users of AI": (("studio_ai_spending",), ("ai_revenue_audiovisual",)),
    "studios, as producers": (("studio_profit",), ()),
    "AI firms": (("ai_firm_profit",), ()),
    "workers, pay": (("wage_income",), ()),
    "workers, AI residuals": (("paid_people",), ("paid_outside",)),
    "retired, heirs, abroad": (("paid_outside",), ()),
    "health, pension, social funds": (("paid_funds",), ()),
    "rights holders, mostly studios": (("paid_holders",), ()),
    "agents": (("agent_commission",), ()),
    "administration": (("administration",), ()),
    "suppliers and newcomers": (("other_inputs", "ai_inputs", "new_entrant_revenue"), ()),
}
HELD = "held or due later"
TOTAL = "total"
BILLION = 1e9
COLUMNS = 2
LEFT = 190


def balance(party: str) -> Quantity:
    """What a party receives less what it pays in an average year, dollars (replications,)."""
    return flow(*PARTIES[party])


def held(reading: Reading, regime: str, role: Role) -> F8:
    """What no party has: minus the sum of all others."""
    return np.asarray(-np.sum([balance(party)(reading, regime, role) for party in PARTIES], axis=0))


def table(reading: Reading) -> pd.DataFrame:
    """One row a regime and party: `change` in dollars a year against the baseline (adding up to zero); its range."""
    rows = []
    for regime in reading.regimes.others:
        found = [_row(reading, regime, party, against(balance(party))) for party in PARTIES]
        found.append(_row(reading, regime, HELD, against(held)))
        total = sum(float(row["change"]) for row in found)
        rows += [*found, {"party": TOTAL, "regime": regime, "change": round(total, 2) + 0.0}]
    return pd.DataFrame(rows)


def _row(reading: Reading, regime: str, party: str, quantity: Quantity) -> dict[str, str | int | float]:
    return {"party": party, **reading.row(quantity, regime), "change": reading.adding(quantity, regime)}


def payers(table: pd.DataFrame, regime: str) -> list[tuple[str, float]]:
    """Parties that end with less money than under the baseline, the largest loss first, with the dollars a year."""
    rows = table[(table["regime"] == regime) & ~table["party"].isin([TOTAL, HELD]) & (table["change"] < 0)]
    return [(str(row.party), float(row.change)) for row in lines(rows.sort_values("change"))]


def title(table: pd.DataFrame, regimes: Regimes) -> str:
    """Who bears most under the regime that moves most money."""
    moved = (
        table[table["party"] != TOTAL].groupby("regime", sort=False)["change"].apply(lambda change: change.abs().sum())
    )
    name = str(moved.idxmax())
    found = payers(table, name)
    if not found:
        return "No party ends with less money than under the baseline"
    parts = [f"{party} {words.usd(change, is_change=True)}" for party, change in found[:3]]
    return f"Most money moves under {regimes.inline(name)}: {words.listed(parts)} a year"


def picture(reading: Reading) -> Picture:
    """The chart with its table."""
    found, regimes = table(reading), reading.regimes
    base = regimes.inline(regimes.baseline)
    return Picture(
        name="incidence",
        title=title(found, regimes),
        subtitle=f"Money that each party ends with against {base}, billions of dollars in an average year; all add "
        "up to zero. Bar: full-size run; line: nine worlds in ten. A transfer is somebody's gain and somebody's cost.",
        chart=panels(found, regimes),
        table=found,
        words=title(found, regimes),
        basis="full",
    )


def panels(table: pd.DataFrame, regimes: Regimes) -> Drawing:
    """One panel a regime, one bar a party."""
    rows = table[table["party"] != TOTAL]
    money = ["change", "low", "middle", "high"]
    data = drawable(rows.assign(**{name: rows[name] / BILLION for name in money}), regimes)
    base = alt.Chart().encode(
        y=alt.Y("party:N", sort=[*PARTIES, HELD], title=None),
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
