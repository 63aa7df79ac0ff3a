"""The shared prologue: the same bits as a world of one's own, and shared only where nothing was in force yet."""

import numpy as np
import pytest

from simulator.model.prologue import is_shared, under
from simulator.model.run import BURN_IN_QUARTERS, Prologues, burned_in, run_batch, run_one
from simulator.results.outcome import Batch
from simulator.terms.sheet import TermSheet
from simulator.terms.term import Term
from tests.model.worlds import a_run, regime


def in_force(name: str, effective: str, sunset: str | None = None) -> TermSheet:
    """A shipped term sheet with another calendar."""
    sheet = regime(name)
    return sheet.replaced(sheet.of(Term).changed(effective=effective, sunset=sunset))


@pytest.mark.parametrize(("effective", "sunset"), [("2025Q1", None), ("2025Q1", "2026Q3")])
def test_terms_that_began_early_have_a_prologue_of_their_own(effective: str, sunset: str | None) -> None:
    early = in_force("data_dignity", effective, sunset)
    model, _ = burned_in(a_run(regime("status_quo")))
    assert is_shared(model, regime("data_dignity"))
    assert not is_shared(model, early)
    runs = a_run(early, quarters=4), a_run(regime("opt_in_consent"), quarters=4)
    alone = run_one(runs[1])
    together = run_batch(Batch(0, runs))[1]
    assert alone.balances_sha256 == together.balances_sha256
    hours = np.s_[:, :12]  # winners and losers apart, which are counted against the batch's own baseline
    assert np.array_equal(alone.values[hours], together.values[hours])


def test_the_twin_and_its_model_go_their_own_ways() -> None:
    model, people = Prologues().world(a_run(regime("status_quo")))
    twin = under(model, regime("data_dignity"))
    assert (twin.now, twin.luck) == (BURN_IN_QUARTERS, model.luck)
    assert people > 0
    before = model.people.wages.copy(), model.works.size
    for _ in range(4):
        twin.step()
    assert np.array_equal(model.people.wages, before[0])
    assert model.works.size == before[1]
    assert len(model.ledger.accounts) == 0 < len(twin.ledger.accounts)
