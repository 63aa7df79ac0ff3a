"""Prologue: the quarters before the first reported one, lived once for all regimes of a replication.

Until a term sheet takes effect every regime is the status quo under the same luck, bit for bit, so that the second
regime of a batch may begin where the first one's prologue ended.
"""

import copy
from typing import TypeVar

import mesa

from simulator.agents.institutions import AIFirm, Cast, CollectingSociety, Guild, Household, Studio
from simulator.ledger.accounts import Accounts
from simulator.ledger.journal import Ledger
from simulator.model.model import ResidualModel
from simulator.terms.sheet import TermSheet
from simulator.terms.term import Term

Institution = TypeVar("Institution", bound=mesa.Agent)
OWN = {"model", "unique_id", "pos"}  # of Mesa's agents: theirs to set


def is_shared(model: ResidualModel, terms: TermSheet) -> bool:
    """Whether the world so far would be the same under these terms: neither sheet was in force in any quarter of it."""
    lived = [model.first_quarter + quarter for quarter in range(model.now)]
    return not any(sheet.of(Term).is_in_force(quarter) for sheet in (model.terms, terms) for quarter in lived)


def under(model: ResidualModel, terms: TermSheet) -> ResidualModel:
    """The same world from today on under other terms: same luck, columns and institutions of its own."""
    twin = type(model)(model.base, terms, model.status_quo, model.luck, model.first_quarter)
    twin.now, twin.foreseen, twin.guard = model.now, model.foreseen, model.guard
    twin.people, twin.works = model.people.copy(), model.works.copy()
    twin.economy = copy.deepcopy(model.economy)
    twin.ledger = Ledger(Accounts())
    twin.accrued, twin.settlement = copy.deepcopy(model.accrued), copy.deepcopy(model.settlement)
    twin.cast = copied(model.cast, twin)
    twin.society = with_state(model.society, CollectingSociety(twin))
    return twin


def copied(cast: Cast, twin: ResidualModel) -> Cast:
    """The institutions with all their state, registered with the twin."""
    return Cast(
        [with_state(s, Studio(twin, s.name, s.market_share, s.unit_cost)) for s in cast.studios],
        [
            with_state(f, AIFirm(twin, f.name, f.base_share, f.is_licensed_only, is_entrant=f.is_entrant))
            for f in cast.ai_firms
        ],
        [with_state(g, Guild(twin, g.name, g.crafts, g.health_threshold)) for g in cast.guilds],
        [with_state(h, Household(twin, h.name, h.spending_share)) for h in cast.households],
    )


def with_state(old: Institution, new: Institution) -> Institution:
    """Everything that an institution knows, in a copy of its own."""
    for name, value in vars(old).items():
        if name not in OWN:
            setattr(new, name, copy.deepcopy(value))
    return new
