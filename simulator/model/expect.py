"""Expect: what everybody takes for granted this quarter, from what was known at the end of the last one.

AI prices and royalty rates of a quarter hold within it; what pay is expected to be is a switch (model/outlook.py).
"""

import math
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.behaviour import ai_supply, capability
from simulator.model.inert import inert
from simulator.model.market import leave_and_return
from simulator.terms.royalty import Royalty

if TYPE_CHECKING:
    from simulator.agents.institutions import AIFirm
    from simulator.model.model import ResidualModel


def expect(model: "ResidualModel") -> None:
    """Last quarter's trainings reach the market; prices of AI under the royalty in force, and their composite."""
    for firm in model.cast.ai_firms:
        firm.bring_to_market()
    leave_and_return(model)
    technology = model.base.sector.technology
    rate = model.law.of(Royalty).marginal_rate_on_ai_price()
    if rate >= 1.0:
        raise ValueError(f"a royalty of {rate:.0%} of AI revenue leaves no price at which AI could be sold")
    model.economy.firm_prices = np.array([firm_price(firm, rate) for firm in model.cast.ai_firms])
    composite = ai_supply.composite_price(
        model.economy.firm_prices, base_shares(model), technology.ai_firm_substitution.value
    )
    model.economy.ai_price = inert(model, composite)


def firm_price(firm: "AIFirm", rate: float) -> float:
    """Quality-adjusted price of a firm over its base: its royalty passes through, its capability divides."""
    if firm.left_under:
        return math.inf
    owed = rate * firm.claims.price_paid_share
    return capability.effective_price(float(ai_supply.price(1.0, 1.0, owed)), firm.capability)


def base_shares(model: "ResidualModel") -> npt.NDArray[np.float64]:
    """Pull of the AI firms at base prices, (firms,): the base year's sum to 1, later entrants come on top."""
    firms = model.cast.ai_firms
    shares = np.array([firm.base_share for firm in firms])
    return np.asarray(shares / shares[[not firm.is_entrant for firm in firms]].sum())
