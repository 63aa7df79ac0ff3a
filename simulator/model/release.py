"""Release: works that were commissioned four quarters ago reach viewers, earn, and join the catalogue."""

from math import fsum
from typing import TYPE_CHECKING

import numpy as np

from simulator.agents import library
from simulator.agents.draws import uniforms
from simulator.agents.identity import idea_ids
from simulator.agents.institutions import AIFirm
from simulator.behaviour import ai_supply
from simulator.model.commission import IDEA_QUARTER_OFFSET, abroad
from simulator.model.economy import RELEASE_LAG, Cohort
from simulator.model.expect import base_shares
from simulator.model.strike import stopped_share
from simulator.terms.royalty import Royalty

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel


def release(model: "ResidualModel") -> None:
    """Book the quarter's revenue and costs and add the new works."""
    economy = model.economy
    cohort = economy.cohorts.popleft() if len(economy.cohorts) > RELEASE_LAG else economy.cohorts[0]
    book_sales(model, cohort)
    book_ai(model)
    add_works(model, cohort)


def book_sales(model: "ResidualModel", cohort: Cohort) -> None:
    """Consumers' spending on the released works, by studio."""
    flows, studios = model.economy.flows, model.cast.studios
    flows.consumer_spending = cohort.spending
    flows.entrant_revenue = cohort.entrant_revenue
    flows.works_released = float(cohort.lit.sum())
    flows.price_index = cohort.price_index
    flows.ai_made = cohort.ai_made
    flows.gross_by_studio = np.bincount(model.base.ideas.owner, cohort.revenues, len(studios)).astype(np.float64)
    for studio, gross in zip(studios, flows.gross_by_studio, strict=True):
        studio.revenue = float(gross) * (1.0 + abroad(model))


def book_ai(model: "ResidualModel") -> None:
    """What works in production spend on AI and other inputs, and each AI firm's revenue."""
    economy, technology = model.economy, model.base.sector.technology
    active = list(economy.cohorts)[-RELEASE_LAG:]
    running = (1.0 - stopped_share(model)) / RELEASE_LAG
    economy.flows.ai_spending = fsum(cohort.ai_spending for cohort in active) * running
    economy.flows.other_inputs = fsum(cohort.other_inputs for cohort in active) * running
    shares = ai_supply.market_shares(economy.firm_prices, base_shares(model), technology.ai_firm_substitution.value)
    others = technology.other_users_share.value
    for firm, share in zip(model.cast.ai_firms, shares, strict=True):
        firm.studio_revenue = float(share) * economy.flows.ai_spending
        # Other audiovisual users buy in proportion to studios: R_U = R_S scope / (1 - scope), MODEL.md (6).
        firm.revenue = firm.studio_revenue * (1.0 + others / (1.0 - others) * price_to_others(model, firm))


def price_to_others(model: "ResidualModel", firm: AIFirm) -> float:
    """What others pay for the same AI over what studios pay: less, where the royalty counts sales to studios alone."""
    royalty = model.law.of(Royalty)
    if getattr(royalty, "scope", "all") != "sector":
        return 1.0
    return 1.0 - royalty.marginal_rate_on_ai_price() * firm.claims.price_paid_share


def add_works(model: "ResidualModel", cohort: Cohort) -> None:
    """Add the works of the cohort that are drawn into the sample; each row stands for `weight` works."""
    base, works = model.base, model.works
    ids = idea_ids(cohort.quarter + IDEA_QUARTER_OFFSET, np.arange(base.ideas.size))
    chosen = np.flatnonzero(uniforms(model.luck, "work_sample", ids) < cohort.lit / works.weight)
    origins = library.Origins(
        ids[chosen],
        base.ideas.owner[chosen],
        np.full(chosen.size, model.now, np.int16),
        cohort.appeals[chosen],
        np.full(chosen.size, cohort.ai_made),
    )
    new = library.release(base.archive, model.people, model.luck, works.weight, origins)
    works.append(new)
    extend_claims(model, chosen.size)


def extend_claims(model: "ResidualModel", new: int) -> None:
    """Works that joined after a firm's training have no part in what it sells."""
    for firm in model.cast.ai_firms:
        for claims in (firm.claims, firm.trained):
            if claims is not None:
                claims.weights = np.append(claims.weights, np.zeros(new))
                claims.permitted = np.append(claims.permitted, np.zeros(new, np.bool_))
