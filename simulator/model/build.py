"""Build a world: institutions, people, works and an economy at rest in the base year."""

from collections import deque
from dataclasses import replace

import numpy as np

from simulator.agents.ideas import studio_costs
from simulator.agents.institutions import AIFirm, Cast, Claims, Guild, Household, Studio
from simulator.agents.library import Archive, assemble
from simulator.agents.population import populate
from simulator.ledger.accounts import Accounts
from simulator.ledger.journal import Ledger
from simulator.model import careers
from simulator.model.accrue import Accrued
from simulator.model.books import Settlement
from simulator.model.commission import plan
from simulator.model.economy import RELEASE_LAG, Economy, Flows
from simulator.model.market import NEW_FIRMS
from simulator.model.model import ResidualModel
from simulator.model.primitives import Primitives
from simulator.model.train import permitted_works, stocks_of_works, train_firm
from simulator.quarters import QUARTERS_PER_YEAR, Quarter
from simulator.randomness import Luck
from simulator.terms.sheet import TermSheet

STATUS_QUO = TermSheet(title="Status quo")


def build(base: Primitives, terms: TermSheet, luck: Luck, scale: float, first: Quarter) -> ResidualModel:
    """A model ready for its first quarter; `scale` is the share of people and works that are simulated.

    Raises ValueError for a scale outside (0, 1]; one that is not 1 over a whole number goes to the nearest that is.
    """
    weight = weight_of(scale)
    model = ResidualModel(base, terms, STATUS_QUO, luck, first)
    model.cast = cast(model)
    model.people = populate(base.census, luck, weight)
    model.works = assemble(archive_at(base, first), model.people, luck, weight)
    model.ledger = Ledger(Accounts())
    model.settlement = Settlement(paid=np.zeros(model.people.size, np.int64))
    model.accrued = nothing_accrued(model)
    model.economy = economy_at_rest(model)
    train_first(model)
    fill_pipeline(model)
    return model


def archive_at(base: Primitives, first: Quarter) -> Archive:
    """The archive with the years from its first vintage to the first simulated quarter."""
    return replace(base.archive, years=first.index / QUARTERS_PER_YEAR - base.sector.catalogue.first_year)


def weight_of(scale: float) -> int:
    """Persons that a row stands for: a whole number."""
    if not 0.0 < scale <= 1.0:
        raise ValueError(f"scale {scale:g} is not above 0 and at most 1")
    return max(1, round(1.0 / scale))


def cast(model: ResidualModel) -> Cast:
    """The institutions, in the order of the sector file."""
    sector = model.base.sector
    costs = studio_costs(model.luck, model.base.census.studio_shares, sector.demand.cost_dispersion.value)
    by_guild = {
        guild.name: tuple(k for k, craft in enumerate(sector.crafts) if craft.guild == guild.name)
        for guild in sector.guilds
    }
    limits = {guild.name: guild.health_threshold for guild in sector.guilds}
    return Cast(
        [Studio(model, s.name, s.market_share.value, float(c)) for s, c in zip(sector.studios, costs, strict=True)],
        [
            *(AIFirm(model, f.name, f.market_share.value, f.is_licensed_only) for f in sector.ai_firms),
            AIFirm(model, NEW_FIRMS, 0.0, is_licensed_only=False, is_entrant=True),
        ],
        [
            Guild(model, name, crafts, limit.value if (limit := limits[name]) is not None else None)
            for name, crafts in by_guild.items()
        ],
        [Household(model, h.name, h.spending_share.value) for h in sector.households],
    )


def nothing_accrued(model: ResidualModel) -> Accrued:
    """Nobody owes anything yet."""
    payers = len(model.cast.ai_firms) + len(model.cast.studios)
    return Accrued(STATUS_QUO, np.zeros(payers, np.int64), np.zeros(payers, np.int64))


def economy_at_rest(model: ResidualModel) -> Economy:
    """Wages and prices of the base year, and a year of memory without residuals."""
    base = model.base
    zeros = [0.0] * QUARTERS_PER_YEAR
    return Economy(
        wages=np.ones(base.crafts),
        ai_price=1.0,
        firm_prices=np.ones(len(model.cast.ai_firms)),
        cohorts=deque(maxlen=RELEASE_LAG + 1),
        flows=Flows(base.hours, base.wage_bill, np.zeros(base.crafts)),
        paid_to_people=deque(zeros, maxlen=QUARTERS_PER_YEAR),
        displaced=deque(zeros, maxlen=QUARTERS_PER_YEAR),
        base_entry=careers.base_entry(model),
    )


def train_first(model: ResidualModel) -> None:
    """The models on the market at the start: each firm's own access then is its base."""
    stocks, allowed = stocks_of_works(model), permitted_works(model)
    nobody = np.zeros(model.works.size, np.bool_)
    for number, firm in enumerate(model.cast.ai_firms):
        firm.claims = Claims(model.calendar.year, np.zeros(model.works.size), 1.0, nobody)
        train_firm(model, number, firm, stocks, allowed)
        firm.bring_to_market()
        firm.base_stock, firm.capability = max(firm.data_stock, np.finfo(np.float64).tiny), 1.0


def fill_pipeline(model: ResidualModel) -> None:
    """Works of the base year in each stage of production."""
    for quarter in range(-RELEASE_LAG, 0):
        model.economy.cohorts.append(plan(model, quarter))
