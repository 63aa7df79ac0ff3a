"""Every term sheet in the sectors that it applies to, at small scale: it runs, and money goes where the clauses say."""

from functools import cache

import numpy as np
import pytest

from simulator.model.run import measures_of
from simulator.scenario.applicability import exclusions
from simulator.scenario.load import load_regime, load_sector
from simulator.scenario.names import listed
from simulator.terms.entitlement import PARTIES, Entitlement
from simulator.terms.royalty import Royalty
from tests.model.worlds import a_run, outcome_of

ROWS = 1000
sector = cache(load_sector)
COLUMNS = ("royalty_owed", "paid_people", "paid_outside", "paid_holders", "paid_funds", "administration", "escrow",
           "carried", "undistributed", "agent_commission", "hours", "wage_income")  # fmt: skip


def applies_to(name):
    """Sectors of a term sheet: the smallest two in the fast tests."""
    found = [world for world in listed("sector") if not exclusions(sector(world), load_regime(name))]
    return sorted(found, key=people)


def people(world):
    return sum(craft.headcount.value for craft in sector(world).crafts)


def seen(world, name, quarters=5):
    run = a_run(load_regime(name), sector=sector(world), quarters=quarters, scale=ROWS / people(world))
    names = [measure.name for measure in measures_of(run)]
    values = outcome_of(run).values
    return {column: values[:, names.index(column)] for column in COLUMNS}


def check(world, name):
    got, sheet = seen(world, name), load_regime(name)
    assert all(np.isfinite(values).all() for values in got.values())
    assert (got["hours"] > 0).all()
    assert (got["wage_income"] > 0).all()
    if sheet.of(Royalty).kind == "none":
        assert got["royalty_owed"].sum() == 0.0
        return
    contributors, _, guild_fund, social_fund = sheet.of(Entitlement).weights()
    assert PARTIES[0] == "contributors"
    if guild_fund + social_fund and got["royalty_owed"][:-1].sum() > 0.0:
        assert got["paid_funds"].sum() > 0.0
    if contributors == 0 and sector(world).law.flow_through.value == 0.0:
        assert got["paid_people"].sum() == 0.0


@pytest.mark.parametrize("name", listed("regime"))
def test_each_term_sheet_runs_in_two_sectors(name):
    for world in applies_to(name)[:2]:
        check(world, name)


@pytest.mark.slow
@pytest.mark.parametrize("world", listed("sector"))
def test_every_sector_runs_under_every_regime_that_applies(world):
    for name in listed("regime"):
        if not exclusions(sector(world), load_regime(name)):
            check(world, name)
