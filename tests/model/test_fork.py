"""Forks: the parent keeps every bit, candidates share luck, and thinning keeps what is true per person."""

import copy
import dataclasses
from typing import Any

import numpy as np
import pytest

from simulator.agents.workforce import RETIRED
from simulator.model.careers import yearly_incomes
from simulator.model.fork import fork
from simulator.model.model import ResidualModel
from simulator.terms.royalty import Royalty
from simulator.terms.term import Term
from tests.model.quiet import stepped
from tests.model.worlds import regime


def fingerprint(model: ResidualModel) -> list[object]:
    """All state of a world, as bytes and numbers."""
    arrays = [
        getattr(part, field.name)
        for part in (model.people, model.works, model.settlement, model.accrued)
        for field in dataclasses.fields(part)
    ]
    firms = [
        (f.capability, f.data_stock, f.base_stock, f.cash, f.profit, f.revenue, f.claims) for f in model.cast.ai_firms
    ]
    studios = [(studio.revenue, studio.profit, studio.unit_cost) for studio in model.cast.studios]
    economy = [copy.deepcopy(getattr(model.economy, field.name)) for field in dataclasses.fields(model.economy)]
    rest = [
        model.now,
        model.society.pool_microcents,
        len(model.ledger.postings()),
        model.ledger.balances(),
        model.terms,
    ]
    return [packed(item) for item in (*arrays, *firms, *studios, *economy, *rest)]


def packed(item: Any) -> object:
    """The bits of arrays wherever they hide."""
    if isinstance(item, np.ndarray):
        return item.dtype.str, item.shape, item.tobytes()
    if dataclasses.is_dataclass(item) and not isinstance(item, type):
        return [packed(getattr(item, field.name)) for field in dataclasses.fields(item)]
    if isinstance(item, list | tuple) or type(item).__name__ == "deque":
        return [packed(part) for part in item]
    return repr(item)


@pytest.mark.parametrize(("name", "step"), [("data_dignity", 1), ("union_negotiated", 4)])
def test_a_fork_that_lives_leaves_its_parent_untouched(name: str, step: int) -> None:
    model = stepped(name, 3)
    before = fingerprint(model)
    twin = fork(model, regime("opt_in_consent").with_rate(0.3), step, 0)
    for _ in range(6):
        twin.step()
    assert fingerprint(model) == before
    assert twin.now == model.now + 6


def test_a_parent_goes_on_as_if_it_had_never_been_forked() -> None:
    forked, alone = stepped("data_dignity", 3), stepped("data_dignity", 3)
    for number in range(3):
        fork(forked, regime("statutory_levy"), 2, number).step()
    for model in (forked, alone):
        for _ in range(4):
            model.step()
    assert fingerprint(forked) == fingerprint(alone)


def lived(model: ResidualModel, name: str, luck: int, quarters: int = 5) -> list[object]:
    """What a fork has become."""
    twin = fork(model, regime(name), 1, luck)
    for _ in range(quarters):
        twin.step()
    return fingerprint(twin)


def test_candidates_share_their_luck_and_nobody_shares_the_realised_future() -> None:
    model = stepped("data_dignity", 2)
    assert lived(model, "data_dignity", 0) == lived(model, "data_dignity", 0)
    assert lived(model, "data_dignity", 0) != lived(model, "data_dignity", 1)
    first, other = (fork(model, regime(name), 1, 0) for name in ("data_dignity", "statutory_levy"))
    assert first.luck == other.luck
    assert first.luck.replication not in {
        model.luck.replication,
        fork(model, regime("data_dignity"), 1, 1).luck.replication,
    }
    assert first.luck.key == model.luck.key


def test_two_candidates_differ_by_their_terms_alone() -> None:
    # The same terms under another name: not a bit differs, so what differs elsewhere is the terms'.
    model = stepped("data_dignity", 2)
    renamed = regime("data_dignity").model_copy(update={"title": "Another name"})
    twins = [fork(model, terms, 3, 0) for terms in (regime("data_dignity"), renamed)]
    for _ in range(4):
        for twin in twins:
            twin.step()
    assert packed(twins[0].people) == packed(twins[1].people)
    assert packed(twins[0].economy) == packed(twins[1].economy)


@pytest.mark.parametrize("step", [2, 5])
def test_thinning_keeps_people_incomes_data_and_claims(step: int) -> None:
    model = stepped("data_dignity", 9, scale=0.02)
    twin = fork(model, model.terms, step, 0)
    crafts = model.base.crafts
    assert twin.people.weight == step * model.people.weight
    assert twin.people.headcount(crafts).sum() == pytest.approx(model.people.headcount(crafts).sum(), rel=0.03)
    assert yearly_incomes(twin) == pytest.approx(yearly_incomes(model)[::step])
    assert twin.works.weight == step * model.works.weight
    assert twin.economy.base_entry == pytest.approx(model.economy.base_entry / step)
    for own, thin in zip(model.cast.ai_firms, twin.cast.ai_firms, strict=True):
        assert thin.data_ratio == pytest.approx(own.data_ratio)
        assert thin.claims.weights.size == twin.works.size
        assert thin.claims.weights.sum() + thin.claims.undistributed == pytest.approx(1.0)
        assert thin.claims.undistributed == pytest.approx(own.claims.undistributed)


def test_a_thinned_world_does_not_drive_its_people_out() -> None:
    model = stepped("status_quo", 2, scale=0.02)
    heads = {}
    for step in (1, 8):
        twin = fork(model, model.terms, step, 0)
        for _ in range(4):
            twin.step()
        heads[step] = twin.people.headcount(twin.base.crafts).sum()
    # 9% of 7,000 rows leave and come a year; in a world of 875 rows the noise is 2 sqrt(80) of them
    assert heads[8] == pytest.approx(heads[1], rel=2.0 * np.sqrt(2 * 80) / 875)


def test_credited_people_keep_their_kind_when_rows_are_thinned() -> None:
    model = stepped("data_dignity", 1, scale=0.02)
    twin = fork(model, model.terms, 4, 0)
    assert twin.works.people.max() < twin.people.size
    kept = np.repeat(np.arange(model.works.size) % 4 == 0, np.diff(model.works.starts))
    people, points = model.works.people[kept], model.works.points[kept]
    assert twin.works.points.sum() == points.sum()
    # rows stand in order of craft and kind, so only neighbours at the seams change theirs
    assert (twin.people.craft[people // 4] == model.people.craft[people]).mean() > 0.98
    is_outside = model.people.state[people] == RETIRED
    assert ((twin.people.state[people // 4] == RETIRED) == is_outside).mean() > 0.98


def test_a_fork_starts_with_empty_books_and_bargains_over_nothing() -> None:
    model = stepped("union_negotiated", 6)
    assert model.terms.of(Term).is_bargaining_date(model.calendar + 10)
    rate = model.terms.of(Royalty).headline_rate
    twin = fork(model, model.terms, 1, 0)
    assert twin.is_fork
    assert twin.ledger.balances() == {}
    assert not twin.accrued.owed.any()
    assert twin.recorder is None
    for _ in range(11):  # past the next bargaining date
        twin.step()
    assert twin.terms.of(Royalty).headline_rate == rate
