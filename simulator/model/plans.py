"""Plans: what employers pay into guilds' health and pension plans out of what labour costs. Read by observe.

A craft's pay is what it costs its employers, contributions included (see the head of a sector's file), so that at a
rate r of earnings r / (1 + r) of it goes to plans. Ceilings on covered earnings differ by contract and are left out:
the highest paid count in full. AI residuals that term sheets pay into funds are counted apart (`paid_funds`).
"""

from math import fsum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

Row = dict[str, float]


def plan_contributions(model: "ResidualModel") -> Row:
    """Dollars of the quarter into plans: of all guilds, and of each; nothing where no rate is known."""
    sector, bills = model.base.sector, model.economy.flows.wage_bill
    rates = {guild.name: guild.plan_contribution for guild in sector.guilds}
    paid = {
        guild.name: fsum(of_pay(rate.value) * float(bills[k]) for k in guild.crafts)
        if (rate := rates[guild.name])
        else 0.0
        for guild in model.cast.guilds
    }
    by_guild = {f"plan_contributions/guild={name}": amount for name, amount in paid.items()}
    return {"plan_contributions": float(np.sum(list(paid.values())))} | by_guild


def of_pay(rate: float) -> float:
    """Share of labour cost that goes to plans at a rate on earnings."""
    return rate / (1.0 + rate)
