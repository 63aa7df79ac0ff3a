"""Market: AI firms that run out of cash leave, and fresh ones come where they can live. MODEL.md (6).

Firms of the base year leave for good reasons only: losses beyond a reserve; they return when the law under which they
left is gone. Whoever comes later is one agent that stands for as many new firms as can earn what a firm must spend to
be in the market: free entry and exit, so that these earn nothing, in a number that is continuous in everything.
"""

import math
from typing import TYPE_CHECKING

import numpy as np

from simulator.agents.institutions import AIFirm, Claims
from simulator.behaviour import ai_supply
from simulator.terms.royalty import Royalty

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

NEW_FIRMS = "new firms"
"""Name of those who come later; a sector's own names have no space in them."""
RESERVE_QUARTERS = 8
"""Quarters of fixed cost that a firm can lose before it leaves (MODEL.md (6))."""


def leave_and_return(model: "ResidualModel") -> None:
    """Losses beyond the reserve end a firm's sales; the last firm stays, since studios have no other."""
    firms = [firm for firm in model.cast.ai_firms if not firm.is_entrant]
    for firm in firms:
        if firm.left_under and firm.left_under != model.law.hash():
            firm.left_under = ""
            firm.cash = 0.0
        selling = sum(not other.left_under for other in firms)
        if not firm.left_under and selling > 1 and is_broke(model, firm):
            leave(model, firm)


def is_broke(model: "ResidualModel", firm: AIFirm) -> bool:
    """Whether the firm has lost more than eight quarters' fixed cost at its present revenue."""
    fixed = model.base.sector.technology.ai_fixed_cost_share.value * firm.revenue
    return firm.cash < -RESERVE_QUARTERS * fixed


def leave(model: "ResidualModel", firm: AIFirm) -> None:
    """No sales, no claims, nothing learned."""
    firm.left_under, firm.revenue, firm.studio_revenue = model.law.hash(), 0.0, 0.0
    firm.claims = no_claims(model, firm.claims.year, firm.claims.price_paid_share)


def no_claims(model: "ResidualModel", year: int, paid_share: float = 1.0) -> Claims:
    """Of a firm that sells nothing."""
    works = model.works.size
    return Claims(year, np.zeros(works), 1.0, np.zeros(works, np.bool_), paid_share)


def entering_share(model: "ResidualModel", firm: AIFirm, paid_share: float) -> float:
    """Pull of all new firms together from the next quarter on, once everybody has learned."""
    technology, rate = model.base.sector.technology, model.law.of(Royalty).marginal_rate_on_ai_price()
    power = 1.0 - technology.ai_firm_substitution.value
    rivals = [other for other in model.cast.ai_firms if not other.is_entrant and not other.left_under]
    usual = math.fsum(other.base_share for other in model.cast.ai_firms if not other.is_entrant)
    held = math.fsum(other.base_share / usual * math.pow(next_price(other, rate), power) for other in rivals)
    own = math.pow(next_price(firm, rate, paid_share), power)
    kept = margin_kept(model) / (1.0 - 1.0 / technology.ai_markup.value)
    return ai_supply.entering_share(held / own, kept * growth_of_market(model))


def next_price(firm: AIFirm, rate: float, paid_share: float | None = None) -> float:
    """Quality-adjusted price of what a firm has just trained."""
    if paid_share is None:
        claims = firm.trained or firm.claims
        paid_share = claims.price_paid_share
    return float(ai_supply.price(1.0, 1.0, rate * paid_share)) / firm.capability


def margin_kept(model: "ResidualModel") -> float:
    """What a dollar of sales left AI firms last quarter after inputs and what they owed; new firms go by it."""
    firms = [firm for firm in model.cast.ai_firms if firm.revenue > 0.0 and not firm.is_entrant]
    sales = math.fsum(firm.revenue for firm in firms)
    return math.fsum(firm.profit + firm.fixed_cost for firm in firms) / sales if sales else 0.0


def growth_of_market(model: "ResidualModel") -> float:
    """AI firms' sales over the base year's, where what it takes to be in the market does not grow with it."""
    if model.base.sector.switches.ai_fixed_cost == "with_market":
        return 1.0
    return math.fsum(firm.revenue for firm in model.cast.ai_firms) / base_sales(model)


def base_sales(model: "ResidualModel") -> float:
    """AI firms' sales to audiovisual users in a quarter of the base year, dollars."""
    return float(model.base.ai_spending.sum()) / (1.0 - model.base.sector.technology.other_users_share.value)


def fixed_cost(model: "ResidualModel", firm: AIFirm) -> float:
    """Dollars that a firm spends this quarter whatever it sells.

    Firms of the base year: a share of their own sales. New firms: what a dollar of the market's base-year margin is
    worth on the share that they hold, which is just what the next firm would have earned in the base year.
    """
    technology = model.base.sector.technology
    if not firm.is_entrant:
        return technology.ai_fixed_cost_share.value * firm.revenue
    is_grown = model.base.sector.switches.ai_fixed_cost == "with_market"
    sales = math.fsum(other.revenue for other in model.cast.ai_firms) if is_grown else base_sales(model)
    return (1.0 - 1.0 / technology.ai_markup.value) * sales * firm.base_share
