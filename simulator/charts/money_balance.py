"""The books of the sector: money against the baseline, party by party; every dollar that one pays another receives."""

import numpy as np
import pandas as pd

from simulator.charts.flows import flow
from simulator.charts.incidence import row_of
from simulator.charts.reading import F8, Quantity, Reading, Row, against
from simulator.results.outcome import Role

NEEDS = ("studio_profit", "ai_firm_profit", "wage_income", "consumer_spending", "paid_people", "other_inputs")

PARTIES: dict[str, Quantity] = {
    "consumers' spending": flow((), ("consumer_spending",)),
    "other users' spending on AI": flow(("studio_ai_spending",), ("ai_revenue_audiovisual",)),
    "studios' profit": flow(("studio_profit",)),
    "AI firms' profit": flow(("ai_firm_profit",)),
    "wages": flow(("wage_income",)),
    "AI residuals to people": flow(("paid_people",)),
    "health, pension, social funds": flow(("paid_funds",)),
    "rights holders": flow(("paid_holders",)),
    "agents": flow(("agent_commission",)),
    "administration": flow(("administration",)),
    "suppliers of AI firms": flow(("ai_inputs",)),
    "suppliers of studios": flow(("other_inputs",)),
    "newcomers' revenue": flow(("new_entrant_revenue",)),
}
HELD = "held or not yet paid"
TOTAL = "total"


def held(reading: Reading, regime: str, role: Role) -> F8:
    """What no party has: minus the sum of all others, (replications,)."""
    return np.asarray(-np.sum([quantity(reading, regime, role) for quantity in PARTIES.values()], axis=0))


def table(reading: Reading) -> pd.DataFrame:
    """One row a regime and party: `change` in dollars a year against the baseline, adding up to zero; its range."""
    rows: list[Row] = []
    for regime in reading.regimes.others:
        found = [row_of(reading, regime, party, against(quantity)) for party, quantity in PARTIES.items()]
        found.append(row_of(reading, regime, HELD, against(held)))
        total = sum(float(row["change"]) for row in found)
        rows += [*found, {"party": TOTAL, "regime": regime, "change": round(total, 2) + 0.0}]
    return pd.DataFrame(rows)
