"""A world that nobody holds any more is gone: an ensemble's memory does not grow with its runs."""

import gc
import weakref
from typing import Any

import pytest

from simulator.model.model import ResidualModel
from simulator.model.run import run_batch
from simulator.results.outcome import Batch
from tests.model.quiet import stepped
from tests.model.worlds import a_run, regime


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


@pytest.mark.parametrize("name", ["data_dignity", "union_negotiated"])  # with forks at the table, and without
def test_no_world_outlives_its_batch(name: str, seen: list[weakref.ref[ResidualModel]]) -> None:
    gc.disable()  # so that whatever is gone was let go, and not found by Python when it happened to look
    try:
        run_batch(Batch(0, (a_run(regime("status_quo")), a_run(regime(name)))))
        left = [ref for ref in seen if ref() is not None]
    finally:
        gc.enable()
    assert len(seen) >= 2
    assert left == []
