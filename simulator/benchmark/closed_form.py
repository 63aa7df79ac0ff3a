"""M0: what closed forms alone say of a year, without an equilibrium. MODEL.md (1), (8)."""

from dataclasses import dataclass

from simulator.behaviour import task_elasticities as forms
from simulator.behaviour.pricing import industry_elasticity
from simulator.benchmark.industry import Industry, Policy
from simulator.benchmark.path import adoption, capability


@dataclass(frozen=True)
class Glance:
    """A quarter at a glance; dollars and hours of the whole industry."""

    hours: float
    ai_spending: float
    ai_made_share: float
    royalty_owed: float


def glance(industry: Industry, policy: Policy, time: int) -> Glance:
    """Hours from their level form, AI spending from its cost share, royalties from both; wages at their base."""
    is_law = time >= policy.effective
    price = 1.0 / ((1.0 - policy.on_ai_revenue * is_law) * capability(industry, time))
    seen_wage = 1.0 - policy.on_gross * is_law / industry.labour_share_of_gross
    open_ = industry.exposure * adoption(industry, time)
    share = ai_share(industry, price / seen_wage)
    ratio = hours(industry, open_, share) / hours(
        industry, industry.exposure * industry.adoption, industry.base_ai_share
    )
    spent = open_ * share / (1.0 - open_ * share) * ratio * industry.wage_bill
    made = 1.0 - forms.hours_ratio(open_, share, industry.substitution, 0.0)
    owed = policy.on_ai_revenue * policy.buyers * spent + policy.on_gross * made * industry.spending * (
        1.0 - industry.entrant_share
    )
    return Glance(industry.hours * ratio, spent, made, owed * is_law)


def ai_share(industry: Industry, relative_price: float) -> float:
    """S, AI's share of contestable cost, from the odds S/(1-S) = odds_0 (x/w)^(1-sigma)."""
    odds = industry.odds * relative_price ** (1.0 - industry.substitution)
    return float(odds / (1.0 + odds))


def hours(industry: Industry, open_: float, share: float) -> float:
    """Hours with AI over hours without, with one craft that is all labour."""
    output = industry_elasticity(industry.demand_elasticity, industry.work_substitution)
    gross = industry.spending * (1.0 - industry.entrant_share)
    theta = (industry.wage_bill + industry.ai_spending) / gross
    craft = forms.labour_elasticity(theta, industry.input_substitution, output)
    return forms.hours_ratio(open_, share, industry.substitution, craft)
