"""Observe: the quarter as measures. Nothing here changes the model."""

from math import fsum
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.agents.workforce import OUT, RETIRED
from simulator.behaviour.demand import surplus_change
from simulator.measures import distribution
from simulator.model.account import account, taxes_on_people
from simulator.model.careers import base_incomes, yearly_incomes
from simulator.model.expect import base_shares
from simulator.model.plans import plan_contributions
from simulator.model.train import is_licensed
from simulator.model.unequal import unequal
from simulator.money import MICROCENTS_PER_DOLLAR, exact_sum, to_dollars

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

F8 = npt.NDArray[np.float64]
Row = dict[str, float]


def observe(model: "ResidualModel") -> Row:
    """Every measure of a quarter but those that look back over a year."""
    parts = (market, work, ai, money, account, plan_contributions, by_craft)
    return {name: value for part in parts for name, value in part(model).items()}


def market(model: "ResidualModel") -> Row:
    """What viewers spend and get."""
    flows, base = model.economy.flows, model.base
    elasticity = base.sector.demand.demand_elasticity.value
    return {
        "consumer_spending": flows.consumer_spending,
        "consumer_surplus_change": surplus_change(base.market.base_spending, flows.price_index, elasticity),
        "works_released": flows.works_released,
        "price_index": flows.price_index,
        "new_entrant_revenue": flows.entrant_revenue,
        "studio_profit": flows.studio_profit,
        "works_in_hand_change": flows.works_in_hand_change,
        "ai_firm_profit": flows.ai_profit,
        "other_inputs": flows.other_inputs,
        "ai_inputs": flows.ai_inputs,
    }


def work(model: "ResidualModel") -> Row:
    """Hours, heads and wages of the whole sector."""
    flows = model.economy.flows
    return {
        "hours": float(flows.hours.sum()),
        "headcount": float(model.people.headcount(model.base.crafts).sum()),
        "wage_income": float(flows.wage_bill.sum()),
        "displaced_wages": float(flows.displaced_wages.sum()),
    }


def ai(model: "ResidualModel") -> Row:
    """What AI costs, can do, and was trained on (firms weighted by their base-year shares)."""
    flows, firms = model.economy.flows, model.cast.ai_firms
    shares = base_shares(model) / base_shares(model).sum()
    spent = flows.ai_spending + float(flows.wage_bill.sum())
    used = np.array([firm.claims.permitted.mean() if firm.claims.permitted.size else 0.0 for firm in firms])
    return {
        "studio_ai_spending": flows.ai_spending,
        "ai_revenue_audiovisual": fsum(firm.revenue for firm in firms),
        "ai_cost_share": flows.ai_spending / spent if spent else 0.0,
        "ai_made_share": flows.ai_made,
        "capability": float(shares @ [firm.capability for firm in firms]),
        "data_stock": float(shares @ [firm.data_ratio for firm in firms]),
        "training_data_share": float(shares @ used),
        "consented_share": float(shares @ [firm.claims.price_paid_share for firm in firms]) * is_licensed(model),
    }


def money(model: "ResidualModel") -> Row:
    """AI residuals owed, deducted, held and paid this quarter; stocks at its end."""
    result, people, balances = model.settlement, model.people, model.ledger.balances()
    outside = exact_sum(result.paid[people.state[: result.paid.size] == RETIRED])
    return {
        "royalty_owed": to_dollars(exact_sum(model.accrued.owed)),
        "royalty_evaded": to_dollars(exact_sum(model.accrued.evaded)),
        "royalty_collected": to_dollars(result.collected),
        "administration": to_dollars(result.administration),
        "paid_people": to_dollars(result.people),
        "paid_outside": to_dollars(outside),
        "paid_holders": to_dollars(result.holders),
        "paid_funds": to_dollars(result.funds),
        "agent_commission": to_dollars(result.commission),
        "escrowed": to_dollars(result.escrowed),
        "escrow": to_dollars(balances.get("escrow", 0)),
        "carried": to_dollars(exact_sum(people.carried)),
        "undistributed": to_dollars(balances.get("undistributed", 0)),
        "self_payments": to_dollars(result.self_payments),
        "bargained_rate": model.economy.rate,
    }


def by_craft(model: "ResidualModel") -> Row:
    """Hours, heads, wages and payments by craft; `paid_people` counts the craft's outside contributors too."""
    base, flows, people = model.base, model.economy.flows, model.people
    columns = {
        "hours": flows.hours,
        "headcount": people.headcount(base.crafts),
        "wage_income": flows.wage_bill,
        "wage_index": model.economy.wages,
        "displaced_wages": flows.displaced_wages,
        "paid_people": _paid_by_craft(model),
    }
    names = [craft.name for craft in base.sector.crafts]
    return {f"{key}/craft={names[k]}": float(column[k]) for key, column in columns.items() for k in range(len(names))}


def _paid_by_craft(model: "ResidualModel") -> F8:
    paid = model.settlement.paid / MICROCENTS_PER_DOLLAR
    return np.bincount(model.people.craft[: paid.size], paid, model.base.crafts).astype(np.float64)


def observe_year(model: "ResidualModel") -> Row:
    """Measures over the last four quarters: distributions over people."""
    return residuals(model) | payments(model) | deciles(model) | unequal(model) | taxes_on_people(model)


def residuals(model: "ResidualModel") -> Row:
    """AI residuals per active worker: mean, percentiles, Gini; the share of members above their health threshold."""
    people, base = model.people, model.base
    active = people.is_active
    received = people.residuals.sum(axis=0)[active] / MICROCENTS_PER_DOLLAR / people.weight
    incomes, crafts = yearly_incomes(model)[active], people.craft[active]
    low, middle, high = distribution.percentiles(received, (0.1, 0.5, 0.9))
    limits = base.health_threshold[crafts]
    covered = ~np.isnan(limits)
    names = [craft.name for craft in base.sector.crafts]
    means = distribution.mean_by(crafts, received, base.crafts)
    return {
        "residual_mean": float(received.mean()) if received.size else 0.0,
        "residual_p10": low,
        "residual_p50": middle,
        "residual_p90": high,
        "residual_gini": distribution.gini(received),
        "income_p50": distribution.percentiles(incomes, (0.5,))[0],
        "above_threshold_share": float((incomes[covered] >= limits[covered]).mean()) if covered.any() else 0.0,
    } | {f"residual_mean/craft={name}": float(mean) for name, mean in zip(names, means, strict=True)}


def payments(model: "ResidualModel") -> Row:
    """Payees of the last four quarters, active or not, by what each received."""
    people = model.people
    dollars = people.residuals.sum(axis=0) / MICROCENTS_PER_DOLLAR / people.weight
    counts, money_ = distribution.by_size(dollars)
    row = {"payees": float(counts.sum()) * people.weight}
    for (size, _), count, amount in zip(distribution.SIZES, counts, money_, strict=True):
        row[f"payments/size={size}"] = float(count) * people.weight
        row[f"payments_money/size={size}"] = float(amount) * people.weight
    return row


def deciles(model: "ResidualModel") -> Row:
    """Mean income and AI residuals by decile of base pay, active workers."""
    people = model.people
    active = people.is_active
    decile = distribution.deciles(base_incomes(model)[active])
    received = people.residuals.sum(axis=0)[active] / MICROCENTS_PER_DOLLAR / people.weight
    incomes = distribution.mean_by(decile, yearly_incomes(model)[active], distribution.DECILES)
    residual = distribution.mean_by(decile, received, distribution.DECILES)
    row = {f"income/decile={d + 1}": float(incomes[d]) for d in range(distribution.DECILES)}
    return row | {f"residuals/decile={d + 1}": float(residual[d]) for d in range(distribution.DECILES)}


def incomes_of_first(model: "ResidualModel", rows: int) -> F8:
    """Yearly income (rows,) of those who were there at the start; who has left earns the outside option."""
    incomes = yearly_incomes(model)[:rows]
    has_left = model.people.state[:rows] == OUT
    residuals_only = model.people.residuals.sum(axis=0)[:rows] / MICROCENTS_PER_DOLLAR / model.people.weight
    outside = model.base.sector.labour.outside_pay.value
    return np.where(has_left, residuals_only + outside, incomes)
