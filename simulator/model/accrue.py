"""Accrue: the quarter's bases become whole microcents, and each payer's debt is fixed. The only door for money."""

from dataclasses import dataclass, field
from math import fsum
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.agents.draws import uniforms
from simulator.agents.institutions import Claims
from simulator.behaviour import ai_supply
from simulator.model.commission import counted_abroad, counted_rate, signatories
from simulator.model.economy import RELEASE_LAG
from simulator.model.expect import base_shares
from simulator.model.in_hand import revalue
from simulator.model.market import fixed_cost
from simulator.model.release import price_to_others
from simulator.money import MICROCENTS_PER_DOLLAR, to_microcents
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.terms.enforcement import Enforcement
from simulator.terms.royalty import Bases, Royalty
from simulator.terms.royalty.wage_equivalent import WageEquivalent
from simulator.terms.sheet import TermSheet

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

F8 = npt.NDArray[np.float64]
M8 = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

BELIEF_YEARS = 10.0
"""Years of one payer that the first belief about audits is worth: two years of five firms (D)."""


@dataclass(frozen=True)
class Accrued:
    """What payers (AI firms, then studios) owe for a quarter, under the law and the claims of that quarter."""

    law: TermSheet
    owed: M8  # (payers,) microcents that will be paid
    evaded: M8  # (payers,) microcents that were due and will not be paid
    claims: list[Claims] = field(default_factory=list)  # by payer
    bases: Bases | None = None  # what it is owed on; None before the first quarter


def accrue(model: "ResidualModel") -> None:
    """Fix what each payer owes, and book the profits that remain."""
    law = model.law
    counted = bases(model)
    due = law.of(Royalty).owed(counted)
    owed, evaded = after_evasion(model, due, counted.works)
    model.accrued = Accrued(law, owed, evaded, claims_by_payer(model), counted)
    book_profits(model, owed)
    revalue(model)


def bases(model: "ResidualModel") -> Bases:
    """What a royalty can be taken from this quarter, by payer."""
    flows, firms, studios = model.economy.flows, model.cast.ai_firms, model.cast.studios
    gross = flows.gross_by_studio * (1.0 + counted_abroad(model))
    made = counted_share(model) * gross * signatories(model)
    replaced = flows.displaced_wages[roles_counted(model)].sum() * model.economy.cohorts[-1].studio_shares
    none_for_firms, none_for_studios = np.zeros(len(firms)), np.zeros(len(studios))
    price = model.base.sector.technology.generation_price.value
    minutes = [in_training(model, firm.claims, model.works.minutes) for firm in firms]
    works = [in_training(model, firm.claims, np.ones(model.works.size)) for firm in firms]
    return Bases.zeros(
        len(firms),
        len(studios),
        ai_revenue=to_microcents(np.append(licensed_revenue(model), none_for_studios), "AI revenue"),
        ai_work_gross=to_microcents(np.append(none_for_firms, made), "gross of AI-made works"),
        profit=to_microcents(np.append(profits_of_ai_firms(model), profits_of_studios(model)), "profit"),
        generations=np.append(licensed_revenue(model) / price, none_for_studios).astype(np.int64),
        minutes=np.append(minutes, none_for_studios).astype(np.int64),
        works=np.append(works, none_for_studios).astype(np.int64),
        replaced_wages=to_microcents(np.append(none_for_firms, replaced), "replaced wages"),
        absent=np.append([firm.revenue == 0.0 for firm in firms], none_for_studios).astype(np.int64),
    )


def roles_counted(model: "ResidualModel") -> Flags:
    """Crafts (crafts,) whose replaced roles the royalty counts: those that it names, or all; none by another kind.

    Where AI makes nearly all they may be worth more than an account holds: no matter to a law that counts none.
    """
    royalty, crafts = model.law.of(Royalty), model.base.sector.crafts
    if not isinstance(royalty, WageEquivalent):
        return np.zeros(len(crafts), np.bool_)
    return np.array([not royalty.crafts or craft.name in royalty.crafts for craft in crafts])


def counted_share(model: "ResidualModel") -> float:
    """Share of the released works' gross that counts as AI-made under the law in force."""
    rate = model.law.of(Royalty).marginal_rate_on_gross()
    made = model.economy.flows.ai_made
    return counted_rate(model, made) / rate if rate > 0.0 else made


def licensed_revenue(model: "ResidualModel") -> F8:
    """AI firms' revenue (firms,) within the royalty's scope, for the part of the catalogue they license."""
    is_sector = getattr(model.law.of(Royalty), "scope", "sector") == "sector"
    firms = model.cast.ai_firms
    return np.array([(f.studio_revenue if is_sector else f.revenue) * f.claims.price_paid_share for f in firms])


def in_training(model: "ResidualModel", claims: Claims, amounts: F8) -> float:
    """A fourth of the sum of an amount (works,) over the works in a firm's model, which is trained once a year."""
    return float(amounts[: claims.permitted.size][claims.permitted].sum()) * model.works.weight / QUARTERS_PER_YEAR


def after_evasion(model: "ResidualModel", due: M8, works: M8) -> tuple[M8, M8]:
    """What will be paid and what not: a payer evades where that is cheaper, unless an audit or a court finds it out."""
    clause, margin = model.law.of(Enforcement), model.base.sector.law.evasion_margin.value
    nothing = np.zeros_like(due)
    if clause.presumes_compliance:
        return due, nothing
    believed = believed_probability(model)
    is_caught = audited(model, due)
    is_evader = ai_supply.evades(believed, clause.multiples(due, works), margin)
    caught = np.where(is_caught, due + clause.fines(due, works), nothing)
    return np.where(is_evader, caught, due), np.where(is_evader & ~is_caught, due, nothing)


def audited(model: "ResidualModel", due: M8) -> npt.NDArray[np.bool_]:
    """Whom an audit finds (payers,): it looks at a calendar year, and at its end all have seen whom it found."""
    yearly = model.law.of(Enforcement).audit_probability_per_year
    is_found = np.asarray(uniforms(model.luck, "audit", payer_ids(model), model.calendar.year) < yearly)
    if model.calendar.quarter == QUARTERS_PER_YEAR:
        model.society.audits_seen += int((is_found & (due > 0)).sum())
        model.society.quiet_seen += int((~is_found & (due > 0)).sum())
    return is_found


def payer_ids(model: "ResidualModel") -> npt.NDArray[np.uint32]:
    """Ids of payers' luck (payers,): the base year's AI firms, then studios, then those who came later."""
    firms, studios = model.cast.ai_firms, model.cast.studios
    order = [
        *range(len(firms) - 1),
        len(firms) + len(studios) - 1,
        *range(len(firms) - 1, len(firms) + len(studios) - 1),
    ]
    return np.array(order, dtype=np.uint32)


def believed_probability(model: "ResidualModel") -> float:
    """Chance of an audit in a year that payers believe in: a Beta belief over years of payers, MODEL.md (6)."""
    first, seen = model.base.sector.law.audit_belief.value, model.society
    return ai_supply.audit_belief(BELIEF_YEARS * first, BELIEF_YEARS * (1.0 - first), seen.quiet_seen, seen.audits_seen)


def claims_by_payer(model: "ResidualModel") -> list[Claims]:
    """Each AI firm's own claims; a studio's works drew on all firms, in proportion to what studios buy."""
    firms = [firm.claims for firm in model.cast.ai_firms]
    technology = model.base.sector.technology
    shares = ai_supply.market_shares(
        model.economy.firm_prices, base_shares(model), technology.ai_firm_substitution.value
    )
    mixed = Claims(
        firms[0].year,
        sum((share * claims.weights for share, claims in zip(shares, firms, strict=True)), np.zeros(model.works.size)),
        fsum(share * claims.undistributed for share, claims in zip(shares, firms, strict=True)),
        np.logical_or.reduce([claims.permitted for claims in firms]),
        untraced=fsum(share * claims.untraced for share, claims in zip(shares, firms, strict=True)),
    )
    return [*firms, *[mixed] * len(model.cast.studios)]


def book_profits(model: "ResidualModel", owed: M8) -> None:
    """Profits of studios and AI firms after what they owe, less what comes back to them, in dollars."""
    paid = (owed - model.settlement.returned) / MICROCENTS_PER_DOLLAR
    firms = len(model.cast.ai_firms)
    book_studios(model, paid[firms:])
    book_ai_firms(model, paid[:firms])


def profits_of_studios(model: "ResidualModel") -> list[float]:
    """Revenue less wages, AI and other inputs, before royalties; costs fall on who has works in production."""
    flows = model.economy.flows
    active = list(model.economy.cohorts)[-RELEASE_LAG:]
    shares = np.mean([cohort.studio_shares for cohort in active], axis=0)
    cost = float(flows.wage_bill.sum()) + flows.ai_spending + flows.other_inputs
    return [studio.revenue - float(share) * cost for studio, share in zip(model.cast.studios, shares, strict=True)]


def book_studios(model: "ResidualModel", royalties: F8) -> None:
    """What royalties leave of studios' profits."""
    for studio, profit, royalty in zip(model.cast.studios, profits_of_studios(model), royalties, strict=True):
        studio.profit = profit - float(royalty)
    model.economy.flows.studio_profit = fsum(studio.profit for studio in model.cast.studios)


def inputs_of_ai_firms(model: "ResidualModel") -> list[float]:
    """Inputs (the price without royalty over the markup), the fixed cost, and a retraining that the law forced."""
    rate, markup = model.law.of(Royalty).marginal_rate_on_ai_price(), model.base.sector.technology.ai_markup.value
    inputs = []
    for firm in model.cast.ai_firms:
        net = 1.0 - rate * firm.claims.price_paid_share
        others = (firm.revenue - firm.studio_revenue) * net / price_to_others(model, firm)
        inputs.append((firm.studio_revenue * net + others) / markup + fixed_cost(model, firm) + firm.retraining_cost)
    return inputs


def profits_of_ai_firms(model: "ResidualModel") -> list[float]:
    """Revenue less inputs, before royalties: what was paid on profit must not lower the next quarter's base."""
    inputs = inputs_of_ai_firms(model)
    return [firm.revenue - cost for firm, cost in zip(model.cast.ai_firms, inputs, strict=True)]


def book_ai_firms(model: "ResidualModel", royalties: F8) -> None:
    """What royalties leave of AI firms' profits."""
    flows, firms = model.economy.flows, model.cast.ai_firms
    for firm, profit, royalty in zip(firms, profits_of_ai_firms(model), royalties, strict=True):
        firm.profit, firm.fixed_cost = profit - float(royalty), fixed_cost(model, firm)
        firm.cash += firm.profit
    flows.ai_inputs = fsum(inputs_of_ai_firms(model))
    flows.ai_profit = fsum(firm.profit for firm in firms)
