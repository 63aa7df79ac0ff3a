"""Welfare by party: what each has less what it had under the baseline, adding up to the real change."""

import pandas as pd

from simulator.charts.flows import flow
from simulator.charts.incidence import row_of
from simulator.charts.reading import Quantity, Reading, Row, against

NEEDS = ("surplus_sum", "worker_surplus", "held_change", "studio_profit", "ai_firm_profit", "paid_outside")
SEGMENT = "consumer_surplus_change"

PARTIES: dict[str, Quantity] = {
    "studios": flow(("studio_profit",)),
    "AI firms": flow(("ai_firm_profit",)),
    "workers (pay and AI residuals, less what their hours earn elsewhere)": flow(("worker_surplus",)),
    "retired, heirs, abroad": flow(("paid_outside",)),
    "rights holders": flow(("paid_holders",)),
    "health, pension, social funds": flow(("paid_funds",)),
    "agents": flow(("agent_commission",)),
    "held or not yet paid": flow(("held_change",)),
}
TOTAL = "real change"
MOVED = "of gains and losses, only changed hands"


def parties(reading: Reading) -> dict[str, Quantity]:
    """Consumers by household segment where the results know them, then everybody else."""
    names = reading.groups(SEGMENT, "segment")
    each = {
        f"consumers, by income: {said(reading.title(name))}": flow((f"{SEGMENT}/segment={name}",)) for name in names
    }
    return (each or {"consumers": flow((SEGMENT,))}) | PARTIES


def said(title: str) -> str:
    """A title inside a sentence: lowest fifth."""
    return title[:1].lower() + title[1:]


def table(reading: Reading) -> pd.DataFrame:
    """One row a regime and party, the sum, and what only changed hands; `change` is dollars a year, mean of worlds."""
    rows: list[Row] = []
    for regime in reading.regimes.others:
        found = [row_of(reading, regime, party, against(quantity)) for party, quantity in parties(reading).items()]
        rows += [*found, row_of(reading, regime, TOTAL, against(flow(("surplus_sum",))))]
    return pd.DataFrame(rows)


def moved(table: pd.DataFrame) -> dict[str, float]:
    """Regime -> dollars a year that gainers have from losers, without anything being made or used up."""
    rows = table[table["party"] != TOTAL]
    return {
        str(regime): float(min(part["change"].clip(lower=0).sum(), -part["change"].clip(upper=0).sum()))
        for regime, part in rows.groupby("regime", sort=False)
    }
