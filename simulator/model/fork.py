"""Fork: a copy of the world from today on, under other terms and other luck, to see what they would bring."""

import copy
from typing import TYPE_CHECKING

import numpy as np

from simulator.agents.institutions import AIFirm, Cast, Claims, CollectingSociety, Guild, Household, Studio
from simulator.ledger.accounts import Accounts
from simulator.ledger.journal import Ledger
from simulator.model.accrue import Accrued
from simulator.model.books import Settlement
from simulator.randomness import Luck
from simulator.terms.sheet import TermSheet

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

FORK_REPLICATIONS = 2**24
"""Forks draw from replications beyond these, so that candidates never see the realised future (DECISIONS 8)."""


def fork(model: "ResidualModel", terms: TermSheet, step: int, luck: int) -> "ResidualModel":
    """The same world under `terms`, with every step-th person and work, an empty ledger and no bargaining.

    luck: which future; forks with the same number share it, so that their difference is the terms'.
    """
    future = Luck(model.luck.seed, FORK_REPLICATIONS + model.luck.replication * 256 + luck)
    twin = type(model)(model.base, terms, model.status_quo, future, model.first_quarter)
    twin.now, twin.is_fork, twin.recorder, twin.guard = model.now, True, None, model.guard
    twin.people, twin.works = model.people.every(step), model.works.every(step)
    twin.economy = copy.deepcopy(model.economy)
    twin.economy.base_entry = model.economy.base_entry / step
    twin.ledger = Ledger(Accounts())
    twin.cast = copy_cast(model, twin, step)
    twin.society = CollectingSociety(twin)
    twin.society.audits_seen, twin.society.quiet_seen = model.society.audits_seen, model.society.quiet_seen
    payers = np.zeros_like(model.accrued.owed)
    twin.accrued = Accrued(model.status_quo, payers, payers)
    twin.settlement = Settlement(paid=np.zeros(twin.people.size, np.int64))
    return twin


def copy_cast(model: "ResidualModel", twin: "ResidualModel", step: int) -> Cast:
    """The institutions with their state, registered in the fork."""
    cast = model.cast
    return Cast(
        [Studio(twin, s.name, s.market_share, s.unit_cost) for s in cast.studios],
        [copy_firm(firm, twin, step) for firm in cast.ai_firms],
        [Guild(twin, g.name, g.crafts, g.health_threshold) for g in cast.guilds],
        [Household(twin, h.name, h.spending_share) for h in cast.households],
    )


def copy_firm(firm: AIFirm, twin: "ResidualModel", step: int) -> AIFirm:
    """A firm with its model on the market; claims thinned as the catalogue is."""
    copied = AIFirm(twin, firm.name, firm.base_share, firm.is_licensed_only, is_entrant=firm.is_entrant)
    copied.coming_share, copied.revenue, copied.studio_revenue = firm.coming_share, firm.revenue, firm.studio_revenue
    copied.profit, copied.fixed_cost = firm.profit, firm.fixed_cost
    copied.capability, copied.cash, copied.left_under = firm.capability, firm.cash, firm.left_under
    copied.data_stock, copied.base_stock = firm.data_stock / step, firm.base_stock / step
    old = firm.claims
    weights = old.weights[::step]
    kept = weights.sum()
    scale = (1.0 - old.undistributed - old.untraced) / kept if kept > 0.0 else 0.0
    lost = old.undistributed if kept > 0.0 else 1.0 - old.untraced
    copied.claims = Claims(
        old.year, weights * scale, lost, old.permitted[::step].copy(), old.price_paid_share, old.untraced
    )
    return copied
