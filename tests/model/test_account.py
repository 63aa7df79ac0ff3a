"""The account adds up in every quarter of every regime, and taxes and inequality follow their definitions."""

import numpy as np
import pytest

from simulator.measures.inequality import theil
from simulator.model.account import parties_of, resources_of
from simulator.model.careers import yearly_incomes
from simulator.model.run import simulate
from simulator.model.unequal import unequal
from simulator.terms.enforcement.audit import Audit
from simulator.units import assumption
from tests.model.worlds import REGIMES, a_run, drawn, regime


@pytest.mark.parametrize("name", REGIMES)
def test_what_parties_have_is_what_there_is(name: str) -> None:
    adds_up(regime(name), 0)


def test_it_adds_up_under_evasion_and_fines() -> None:
    lax = Audit(
        kind="audit", probability=assumption(0.3, "share_per_year"), penalty_multiple=assumption(1.0, "multiple")
    )
    adds_up(regime("data_dignity").replaced(lax), 1)


def adds_up(terms, world: int) -> None:
    """Both sides of the account, in every reported quarter."""

    def look(model) -> None:
        parties, sources = parties_of(model), resources_of(model)
        assert parties.total == pytest.approx(sources.total, rel=1e-9)

    simulate(a_run(terms, sector=drawn(world), quarters=10), look)


def test_segments_and_parts_of_theil_sum_to_their_whole() -> None:
    history = simulate(a_run(regime("union_negotiated"), quarters=4))
    row = history.rows[-1]
    segments = [value for name, value in row.items() if name.startswith("consumer_surplus_change/segment=")]
    assert len(segments) == 5
    assert sum(segments) == pytest.approx(row["consumer_surplus_change"])
    model = history.model
    incomes = yearly_incomes(model)[model.people.is_active]
    assert row["income_theil"] == pytest.approx(theil(incomes))
    assert row["income_theil_between"] + row["income_theil_within"] == pytest.approx(row["income_theil"])


def test_equal_incomes_are_not_unequal() -> None:
    history = simulate(a_run(regime("status_quo"), quarters=4))
    people = history.model.people
    people.wages[:] = np.where(people.is_active, 10_000.0, 0.0)
    found = unequal(history.model)
    assert found["wage_gini"] == pytest.approx(0.0, abs=1e-12)
