"""What no work can claim, and works that credit nobody: the money waits in an account of its own, to the microcent."""

import numpy as np
import pytest

from simulator.model.borders import check_books
from simulator.model.settle import settle
from simulator.terms.settlement.pipeline import Pipeline
from tests.model.quiet import stepped
from tests.model.worlds import regime

OWED = 1_000_000_007
ALL = "undistributed"


@pytest.fixture
def model():
    """A world in which one AI firm owes OWED, all of it explained and all of it the contributors'."""
    world = stepped(regime("data_dignity"), 8)
    law = world.accrued.law
    whole = law.of(Pipeline).changed(administration=law.of(Pipeline).administration.at(0.0))
    key = law.clauses["allocation"]
    law = law.replaced(whole).replaced(key.changed(explained_share=key.explained_share.at(1.0)))
    world.accrued = type(world.accrued)(law, world.accrued.owed * 0, world.accrued.evaded * 0, world.accrued.claims)
    world.accrued.owed[0] = OWED
    world.society.pool_microcents, world.society.escrow = 0, []
    world.people.escrowed[:], world.people.carried[:] = 0, 0
    world.ledger = type(world.ledger)()
    return world


def test_outputs_like_no_work_leave_their_part_undistributed(model):
    claims = model.accrued.claims[0]
    claims.weights, claims.undistributed, claims.untraced = claims.weights / claims.weights.sum() / 4, 0.75, 0.0
    settle(model)
    kept = model.ledger.balances()[ALL]
    assert kept == model.settlement.undistributed
    assert abs(kept - OWED * 3 // 4) <= 1  # whole weights of 2**31 - 1 in sum: within one of exact
    check_books(model)


def test_a_work_that_credits_nobody_leaves_its_pot_undistributed(model):
    claims, works = model.accrued.claims[0], model.works
    claims.weights, claims.undistributed, claims.untraced = np.zeros(works.size), 0.0, 0.0
    claims.weights[0], claims.permitted = 1.0, np.arange(works.size) == 0
    first = int(works.starts[1])
    works.starts = np.maximum(works.starts - first, 0)
    for column in ("people", "points", "is_principal"):
        setattr(works, column, getattr(works, column)[first:])
    settle(model)
    assert model.ledger.balances()[ALL] == model.settlement.undistributed == OWED
    assert model.ledger.balances().get("people", 0) == 0
    check_books(model)


def with_remainder(model, where):
    """Half of the money explained; the rest goes where it says."""
    key = model.accrued.law.clauses["allocation"]
    law = model.accrued.law.replaced(key.changed(explained_share=key.explained_share.at(0.5), remainder=where))
    model.accrued = type(model.accrued)(law, model.accrued.owed, model.accrued.evaded, model.accrued.claims)


def test_a_remainder_that_no_work_may_have_is_undistributed_as_well(model):
    with_remainder(model, "pool")
    claims = model.accrued.claims[0]
    claims.undistributed, claims.untraced = 0.0, 0.0
    claims.weights, claims.permitted = claims.weights / claims.weights.sum(), np.zeros_like(claims.permitted)
    settle(model)
    assert model.ledger.balances()[ALL] == model.settlement.undistributed == OWED - OWED // 2
    check_books(model)


def test_a_remainder_for_the_guilds_fund_is_counted_there_once(model):
    with_remainder(model, "fund")
    claims = model.accrued.claims[0]
    claims.weights, claims.undistributed, claims.untraced = claims.weights / claims.weights.sum(), 0.0, 0.0
    settle(model)
    assert model.ledger.balances()["fund:guild"] == model.settlement.funds == OWED - OWED // 2
    check_books(model)


def test_what_is_collected_and_kept_for_administration_is_counted_once(model):
    pipeline = model.accrued.law.of(Pipeline)
    changed = pipeline.changed(administration=pipeline.administration.at(0.1), payee_fee=pipeline.payee_fee.at(0.0))
    law = model.accrued.law.replaced(changed)
    model.accrued = type(model.accrued)(law, model.accrued.owed, model.accrued.evaded, model.accrued.claims)
    settle(model)
    assert model.settlement.collected == OWED
    assert model.settlement.administration == model.ledger.balances()["administration"] == OWED // 10
