"""In hand: what works begun and not released are worth to studios; profit alone counts their cost and no return.

A studio that starts fewer works spends less at once and earns less a year later, so that over a short contract it would
look richer. The bargaining table and the deal explorer therefore add the change of this worth to profit.
"""

from typing import TYPE_CHECKING

from simulator.model.commission import abroad, counted_rate, kept_of_all
from simulator.model.economy import RELEASE_LAG

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel


def in_production(model: "ResidualModel") -> float:
    """What unfinished works will still earn studios less what they will still cost, in dollars."""
    base, worth = model.base, 0.0
    for age, cohort in enumerate(reversed(list(model.economy.cohorts)[-RELEASE_LAG:])):
        wages = float((base.wage_bill / base.hours * cohort.wage_rates * cohort.hours).sum())
        left = (RELEASE_LAG - 1 - age) / RELEASE_LAG
        owed = counted_rate(model, cohort.ai_made)
        worth += float(kept_of_all(model, owed)) * (1.0 + abroad(model)) * float(cohort.revenues.sum())
        worth -= left * (wages + cohort.ai_spending + cohort.other_inputs)
    return worth


def revalue(model: "ResidualModel") -> None:
    """Keep the worth at the quarter's end, and book by how much it rose."""
    worth, economy = in_production(model), model.economy
    economy.flows.works_in_hand_change = worth - economy.works_in_hand
    economy.works_in_hand = worth
