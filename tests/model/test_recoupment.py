"""Recoupment: a holder keeps what it would pass on until a work's advance is earned, and not a microcent more."""

import numpy as np
import pytest

from simulator.experiments.audit.auditor import Auditor
from simulator.ledger.reasons import REASONS
from simulator.ledger.statements import totals_by
from simulator.model.account import parties_of, resources_of
from simulator.model.statement import replay
from simulator.money import LARGEST
from simulator.terms.settlement.pipeline import Pipeline
from simulator.terms.sheet import TermSheet
from simulator.units import assumption
from tests.model.quiet import stepped
from tests.model.worlds import SMALL, a_run, hollywood, regime

QUARTERS = 8


def with_advance(dollars: float) -> TermSheet:
    sheet = regime("copyright_holder")
    return sheet.replaced(sheet.of(Pipeline).changed(advance_per_work=assumption(dollars, "usd")))


def flows_of(model) -> dict[str, int]:
    totals = totals_by(model.ledger.postings(), "reason")
    words = {number: word for word, number in REASONS.items()}
    return {words[reason]: amount for (reason,), amount in totals.items()}


@pytest.mark.parametrize("dollars", [1.0, 200.0, 1e9])
def test_each_work_passes_on_what_exceeds_its_advance(dollars: float) -> None:
    free, bound = stepped(with_advance(0.0), QUARTERS), stepped(with_advance(dollars), QUARTERS)
    advance = min(round(dollars * 1e8) * bound.works.weight, LARGEST)
    assert 0 < bound.works.recouped.max() <= advance
    passed = {model: flows_of(model).get("distribution", 0) for model in (free, bound)}
    recouped = int(bound.works.recouped.sum())
    # what people lack is what was recouped, but for the pool of what nobody was found for
    assert flows_of(bound)["recoupment"] == recouped
    # equal but for the few ideas that are made in view of what they will earn
    assert flows_of(bound)["holder"] == pytest.approx(flows_of(free)["holder"], rel=1e-6)
    assert passed[free] - passed[bound] == pytest.approx(recouped, rel=1e-3)
    if dollars == 1e9:
        assert passed[bound] == 0  # no advance of this size is ever earned


def test_the_account_adds_up_and_the_auditor_agrees() -> None:
    def watch(model) -> None:
        parties, sources = parties_of(model), resources_of(model)
        assert parties.total == pytest.approx(sources.total, rel=1e-9)

    stepped(with_advance(50.0), 4, watch=watch)
    auditor = Auditor()
    model = replay(a_run(with_advance(50.0), quarters=5, scale=SMALL), auditor)
    auditor.finish(model)
    assert sum(auditor.recouped.values()) == int(model.works.recouped.sum()) > 0


def test_direct_shares_are_not_touched() -> None:
    sheet = regime("data_dignity")  # all to contributors
    sheets = sheet, sheet.replaced(sheet.of(Pipeline).changed(advance_per_work=assumption(1e6, "usd")))
    paid = [stepped(terms, 6).settlement.paid for terms in sheets]
    assert np.array_equal(paid[0], paid[1])


def test_thinned_works_carry_the_money_of_all_that_they_stand_for() -> None:
    works = stepped(with_advance(5.0), 4).works
    assert works.every(2).recouped.tolist() == (2 * works.recouped[::2]).tolist()
    assert hollywood().law.flow_through.value > 0.0
