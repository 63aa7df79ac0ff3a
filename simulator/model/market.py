"""Market: AI firms that run out of cash leave; they return when the law under which they left is gone. MODEL.md (6)."""

from typing import TYPE_CHECKING

import numpy as np

from simulator.agents.institutions import AIFirm, Claims

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

RESERVE_QUARTERS = 8
"""Quarters of fixed cost that a firm can lose before it leaves (MODEL.md (6))."""


def enter_and_leave(model: "ResidualModel") -> None:
    """Losses beyond the reserve end a firm's sales; the last firm stays, since studios have no other."""
    for firm in model.cast.ai_firms:
        if firm.left_under and firm.left_under != model.law.hash():
            firm.left_under = ""
            firm.cash = 0.0
        selling = sum(not other.left_under for other in model.cast.ai_firms)
        if not firm.left_under and selling > 1 and is_broke(model, firm):
            leave(model, firm)


def is_broke(model: "ResidualModel", firm: AIFirm) -> bool:
    """Whether the firm has lost more than eight quarters' fixed cost at its present revenue."""
    fixed = model.base.sector.technology.ai_fixed_cost_share.value * firm.revenue
    return firm.cash < -RESERVE_QUARTERS * fixed


def leave(model: "ResidualModel", firm: AIFirm) -> None:
    """No sales, no claims, nothing learned."""
    works = model.works.size
    firm.left_under, firm.revenue = model.law.hash(), 0.0
    firm.claims = Claims(
        firm.claims.year, np.zeros(works), 1.0, np.zeros(works, np.bool_), firm.claims.price_paid_share
    )
