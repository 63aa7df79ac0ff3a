"""A world that nobody holds any more is gone: an ensemble's memory does not grow with its runs."""

import gc
import weakref
from typing import Any

import pytest

from simulator.experiments.foresight import expecting
from simulator.model.model import ResidualModel
from simulator.model.run import run_batch, run_one
from simulator.results.outcome import Batch, Run
from simulator.terms.term import Term
from tests.model.quiet import stepped
from tests.model.worlds import a_run, hollywood, regime


def test_ids_count_from_one_in_every_world() -> None:
    for _ in range(2):
        model = stepped("status_quo", 0)
        assert sorted(agent.unique_id for agent in model.agents) == list(range(1, len(model.agents) + 1))


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[weakref.ref[ResidualModel]]:
    """Every world that is born, without holding it."""
    worlds: list[weakref.ref[ResidualModel]] = []
    born = ResidualModel.__init__

    def watched(model: ResidualModel, *args: Any) -> None:
        born(model, *args)
        worlds.append(weakref.ref(model))

    monkeypatch.setattr(ResidualModel, "__init__", watched)
    return worlds


def early(name: str) -> Run:
    """A run whose law began before the first reported quarter, so that no other regime can share its prologue."""
    sheet = regime(name)
    return a_run(sheet.replaced(sheet.of(Term).changed(effective="2025Q1")), quarters=4)


BATCHES: dict[str, tuple[Run, ...]] = {
    "without forks at the table": (a_run(regime("status_quo")), a_run(regime("data_dignity"))),
    "with forks": (a_run(regime("status_quo")), a_run(regime("union_negotiated"))),
    "with prologues of their own": (early("data_dignity"), early("statutory_levy")),
    "lived more than once": (a_run(regime("data_dignity"), sector=expecting(hollywood(), "foresight"), quarters=4),),
}


@pytest.mark.parametrize("name", BATCHES)
def test_no_world_outlives_its_batch(name: str, seen: list[weakref.ref[ResidualModel]]) -> None:
    gc.disable()  # so that whatever is gone was let go, and not found by Python when it happened to look
    try:
        run_batch(Batch(0, BATCHES[name]))
        left = [ref for ref in seen if ref() is not None]
    finally:
        gc.enable()
    assert len(seen) >= 2
    assert left == []


def test_a_run_by_itself_lives_in_one_world(seen: list[weakref.ref[ResidualModel]]) -> None:
    assert run_one(a_run(regime("data_dignity"), quarters=4)).error is None
    assert len(seen) == 1
