"""Account: what each party has of a quarter, where it comes from, and what the Treasury takes. Read by observe."""

from math import fsum
from typing import TYPE_CHECKING

import numpy as np

from simulator.agents.workforce import RETIRED
from simulator.behaviour.demand import compensating_variation, surplus_change
from simulator.measures import fiscal, welfare
from simulator.measures.tax_law import Law
from simulator.model.careers import yearly_incomes
from simulator.model.commission import abroad
from simulator.money import exact_sum, to_dollars
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.terms.consent import Consent

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

Row = dict[str, float]

TAX_LAW = Law.us_2025()
COMPULSORY = frozenset({"compulsory", "collective"})
"""Consents under which a royalty is a levy: it is owed whether or not anybody contracts."""


def account(model: "ResidualModel") -> Row:
    """The quarter's surplus by party, its sum, and what it is made of."""
    parties, sources = parties_of(model), resources_of(model)
    varied = compensating_variation(model.base.market.base_spending, model.economy.flows.price_index)
    return {
        "worker_surplus": parties.workers,
        "hours_elsewhere": sources.hours_elsewhere,
        "other_ai_users": sources.other_users,
        "held_change": parties.held,
        "surplus_sum": parties.total,
        "tax_corporate": fiscal.corporate_tax(parties.studios + parties.ai_firms, TAX_LAW),
        "tax_sales": fiscal.sales_tax(model.economy.flows.consumer_spending, TAX_LAW),
        "tax_offset_convention": fiscal.offset(levied(model), TAX_LAW),
        "compensating_variation": varied,
        **by_segment(model, "consumer_surplus_change", parties.consumers),
        **by_segment(model, "compensating_variation", varied),
    }


def by_segment(model: "ResidualModel", name: str, amount: float) -> Row:
    """An amount over the segments of households, by what they spend."""
    segments = model.cast.households
    parts = welfare.by_segment(amount, np.array([household.spending_share for household in segments]))
    return {f"{name}/segment={household.name}": float(part) for household, part in zip(segments, parts, strict=True)}


def parties_of(model: "ResidualModel") -> welfare.Parties:
    """What each party has of the quarter, dollars."""
    flows, paid = model.economy.flows, model.settlement
    people, outside = to_dollars(paid.people), paid_outside(model)
    returned = exact_sum(np.asarray(paid.returned, dtype=np.int64).reshape(-1))
    spent = (paid.administration, paid.holders, paid.funds, paid.commission, paid.people, returned)
    return welfare.Parties(
        consumers=consumers_surplus(model),
        studios=flows.studio_profit,
        ai_firms=flows.ai_profit,
        workers=float(flows.wage_bill.sum()) + people - outside - hours_elsewhere(model),
        outside=outside,
        holders=to_dollars(paid.holders),
        funds=to_dollars(paid.funds),
        agents=to_dollars(paid.commission),
        held=welfare.held(to_dollars(exact_sum(model.accrued.owed)), *map(to_dollars, spent)),
    )


def resources_of(model: "ResidualModel") -> welfare.Resources:
    """Where it comes from, dollars."""
    flows = model.economy.flows
    return welfare.Resources(
        consumers=consumers_surplus(model),
        works_gross=float(flows.gross_by_studio.sum()) * (1.0 + abroad(model)),
        other_users=fsum(firm.revenue for firm in model.cast.ai_firms) - flows.ai_spending,
        other_inputs=flows.other_inputs,
        ai_inputs=flows.ai_inputs,
        hours_elsewhere=hours_elsewhere(model),
        administration=to_dollars(model.settlement.administration),
    )


def consumers_surplus(model: "ResidualModel") -> float:
    """Change of consumers' surplus against the base year, dollars of the quarter."""
    base = model.base
    elasticity = base.sector.demand.demand_elasticity.value
    return surplus_change(base.market.base_spending, model.economy.flows.price_index, elasticity)


def paid_outside(model: "ResidualModel") -> float:
    """AI residuals of the quarter that went to retired people, heirs and others outside the workforce, dollars."""
    paid, people = model.settlement.paid, model.people
    return to_dollars(exact_sum(paid[(people.state == RETIRED)[: paid.size]]))


def hours_elsewhere(model: "ResidualModel") -> float:
    """What the quarter's hours would earn outside the sector, dollars."""
    labour, hours = model.base.sector.labour, float(model.economy.flows.hours.sum())
    return welfare.hours_elsewhere(hours, labour.outside_pay.value, labour.hours_per_year.value)


def levied(model: "ResidualModel") -> float:
    """Royalties of the quarter that the law levies on everybody, dollars; none under a contract or a licence."""
    is_levy = model.law.of(Consent).kind in COMPULSORY
    return to_dollars(exact_sum(model.accrued.owed)) if is_levy else 0.0


def taxes_on_people(model: "ResidualModel") -> Row:
    """Income and payroll tax of the last four quarters, a quarter of it; and what leavers pay in other trades."""
    people, base = model.people, model.base
    active = people.is_active
    incomes = yearly_incomes(model)[active]
    earned = people.wages.sum(axis=0)[active] / people.weight
    usual = np.array([base.sector.labour.outside_pay.value])
    elsewhere = float(fiscal.income_tax(usual, TAX_LAW)[0] + fiscal.payroll_tax(usual, TAX_LAW)[0])
    left = float(base.census.headcounts.sum()) - people.weight * incomes.size
    quarter = people.weight / QUARTERS_PER_YEAR
    return {
        "tax_income": quarter * float(fiscal.income_tax(incomes, TAX_LAW).sum()),
        "tax_payroll": quarter * float(fiscal.payroll_tax(earned, TAX_LAW).sum()),
        "tax_elsewhere": left * elsewhere / QUARTERS_PER_YEAR,
    }
