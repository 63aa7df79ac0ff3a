"""M1: equilibrium of the homogeneous industry, by scipy, from MODEL.md (1), (4), (5). Shares no code with the model.

Unknown are the number of works N and the price index P over its base. Everything follows from them: at given wage w,
AI price x and adoption F studios choose the cheapest task mix, price at a markup, and enter while it pays.
"""

from dataclasses import dataclass
from math import exp, log

import numpy as np
from scipy.optimize import root

from simulator.benchmark.industry import Industry

SLACK = 1e-10
"""How far from 0 the logarithms of the two conditions may be."""


@dataclass(frozen=True)
class Conditions:
    """What the industry faces in a quarter, all relative to the base year but adoption."""

    adoption: float  # F
    ai_price: float  # x, royalty on AI revenue and capability included
    rate_on_gross: float = 0.0  # rho
    wage: float = 1.0


@dataclass(frozen=True)
class Equilibrium:
    """A quarter's commissioned works; dollars and hours of the whole industry."""

    works: float
    price_index: float
    spending: float  # consumers', newcomers' included
    gross: float  # of studios' works
    hours: float
    ai_spending: float
    other_inputs: float
    ai_made: float  # a_m


def task(industry: Industry, adoption: float, wage: float, ai_price: float) -> tuple[float, float]:
    """Hours and AI spending for a unit that takes one hour without AI, MODEL.md (1)."""
    open_, sigma = industry.exposure * adoption, industry.substitution
    odds = industry.odds * (ai_price / wage) ** (1.0 - sigma)
    share = odds / (1.0 + odds)
    contestable = wage * (1.0 - share) ** (1.0 / (sigma - 1.0))
    cost = wage ** (1.0 - open_) * contestable**open_
    return (1.0 - open_ * share) * cost / wage, open_ * share * cost


@dataclass(frozen=True)
class Offer:
    """What a unit of output costs, and how a work sells beside others, over the base year."""

    labour_cost: float
    cost: float
    kept: float  # 1 - rho a_m
    ai_made: float
    hours: float  # a unit of labour
    ai: float  # a unit of labour

    def pull(self, industry: Industry) -> float:
        """Quality over price, to the power sd - 1: p rises with C/(1 - rho a_m), quality falls with what AI made."""
        return float(
            (self.kept / self.cost * exp(-industry.distaste * self.ai_made)) ** (industry.work_substitution - 1.0)
        )


def offer(industry: Industry, now: Conditions) -> Offer:
    """The cheapest task mix at the wage that the royalty on the gross leaves to be seen, at the wage really paid."""
    kept_wage = now.wage * (1.0 - now.rate_on_gross / industry.labour_share_of_gross)
    hours, ai = task(industry, now.adoption, kept_wage, now.ai_price)
    base_hours, base_ai = task(industry, industry.adoption, 1.0, 1.0)
    labour_cost = (hours * now.wage + ai) / (base_hours + base_ai)
    cost = _ces(_labour_share(industry), labour_cost, industry.input_substitution)
    ai_made = 1.0 - hours
    return Offer(labour_cost, cost, 1.0 - now.rate_on_gross * ai_made, ai_made, hours / base_hours, ai / base_ai)


def solve(industry: Industry, now: Conditions) -> Equilibrium:
    """Works and price index at which the last work just pays; ValueError where scipy finds none."""
    made = offer(industry, now)
    pull = made.pull(industry)

    def excess(logs: np.ndarray) -> list[float]:
        works, price = exp(logs[0]), exp(logs[1])
        sold_out = log(_mass(industry, works, pull) / _market(industry, price))
        return [sold_out, log(_pays(industry, works, price, pull, made))]

    found = root(excess, [log(industry.works), 0.0])
    if max(map(abs, excess(found.x))) > SLACK:
        raise ValueError(f"no equilibrium of the homogeneous industry: {found.message}")
    return _flows(industry, exp(found.x[0]), exp(found.x[1]), pull, made)


def _labour_share(industry: Industry) -> float:
    """Labour and AI in the cost of production: gross less rents, MODEL.md (5) profit/revenue = 1/(sd k_r)."""
    gross = industry.spending * (1.0 - industry.entrant_share)
    rents = 1.0 / (industry.work_substitution * industry.tail)
    return _labour_bill(industry) / (gross * (1.0 - rents))


def _ces(theta: float, labour_cost: float, eta: float) -> float:
    """Unit cost of labour (share theta) and other inputs (cost 1)."""
    if eta == 1.0:
        return float(labour_cost**theta)
    return float((theta * labour_cost ** (1.0 - eta) + 1.0 - theta) ** (1.0 / (1.0 - eta)))


def _top(industry: Industry, works: float) -> float:
    """Appeal of the best `works` ideas together, those of the base year being 1: Pareto(k_r)."""
    return float((works / industry.works) ** (1.0 - 1.0 / industry.tail))


def _mass(industry: Industry, works: float, pull: float) -> float:
    """P^(1-sd) that works and newcomers make, over its base."""
    return industry.entrant_share + (1.0 - industry.entrant_share) * _top(industry, works) * pull


def _market(industry: Industry, price: float) -> float:
    """P^(1-sd)."""
    return float(price ** (1.0 - industry.work_substitution))


def _pays(industry: Industry, works: float, price: float, pull: float, made: Offer) -> float:
    """(1-rho) R/sd over f C for the last work, both 1 in the base year."""
    spending = price ** (1.0 - industry.demand_elasticity)
    revenue = spending * (works / industry.works) ** (-1.0 / industry.tail) * pull / _market(industry, price)
    return float(made.kept * revenue / made.cost)


def _flows(industry: Industry, works: float, price: float, pull: float, made: Offer) -> Equilibrium:
    """Quantities behind the two unknowns."""
    eta, theta = industry.input_substitution, _labour_share(industry)
    spending = industry.spending * price ** (1.0 - industry.demand_elasticity)
    gross = spending * (1.0 - industry.entrant_share) * _top(industry, works) * pull / _market(industry, price)
    volume = _volume(industry, works, gross, made.kept / made.cost)
    labour = volume * (made.labour_cost / made.cost) ** -eta
    return Equilibrium(
        works=works,
        price_index=price,
        spending=spending,
        gross=gross,
        hours=industry.hours * labour * made.hours,
        ai_spending=industry.ai_spending * labour * made.ai,
        other_inputs=_labour_bill(industry) * (1.0 / theta - 1.0) * volume * made.cost**eta,
        ai_made=made.ai_made,
    )


def _labour_bill(industry: Industry) -> float:
    """Labour and AI in the base year."""
    return industry.wage_bill + industry.ai_spending


def _volume(industry: Industry, works: float, gross: float, per_dollar: float) -> float:
    """Inputs, N f + revenue/price, over those of the base year; fixed inputs are (1 - 1/k_r) to sd - 1 of the rest."""
    sold = gross / (industry.spending * (1.0 - industry.entrant_share)) * per_dollar
    fixed, varying = 1.0 - 1.0 / industry.tail, industry.work_substitution - 1.0
    return (fixed * works / industry.works + varying * sold) / (fixed + varying)
