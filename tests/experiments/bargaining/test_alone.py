"""A studio that bargains alone: its part of a strike by hand, its own profit, and a lower rate than the sector's."""

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest

from simulator.experiments.bargaining.alone import at_one_studio, problems
from simulator.experiments.bargaining.meeting import TOTALS, meet
from simulator.experiments.bargaining.payoff import Payoff, in_production_of
from simulator.experiments.bargaining.running import loaded, task_at
from simulator.model.in_hand import in_production
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.table import Issue
from simulator.terms.royalty.gross import Gross
from simulator.terms.sheet import TermSheet
from simulator.terms.term.standing import Standing
from simulator.units import assumption
from tests.experiments.bargaining.tables import actors
from tests.model.quiet import stepped


def payoff(value: float) -> Payoff:
    """Every figure at one value."""
    arrays = {
        "wages",
        "residuals",
        "plans",
        "struck_wages",
        "hours",
        "incomes",
        "struck_incomes",
        "outside",
        "work_path",
        "gross_path",
    }
    figures: dict[str, Any] = {f.name: np.full(2, value) if f.name in arrays else value for f in fields(Payoff)}
    return Payoff(**figures)


def test_others_bear_the_studios_part_of_a_strike_and_it_bears_its_own():
    found = at_one_studio(payoff(60.0), payoff(100.0), 0.25)
    assert found.wages.tolist() == [90.0, 90.0]  # 100 - 0.25 x 40
    assert found.incomes.tolist() == [90.0, 90.0]
    assert found.ai_firms == 90.0
    assert found.studios == 60.0


def test_studios_works_in_hand_add_up_to_the_sectors():
    model = stepped("status_quo", 2)
    parts = [in_production_of(model, k) for k in range(len(model.cast.studios))]
    assert sum(parts) == pytest.approx(in_production(model), rel=1e-9)


def gross(rate: float) -> TermSheet:
    """A share of all gross."""
    every = assumption(0.0, "share", "Every work counts in full.")
    clause = Gross(rate=assumption(rate, "share"), ai_made="threshold", threshold=every)
    return TermSheet(title="Gross").replaced(clause, Standing(effective="2023Q3"))


def alone(studio: str | None):
    """The actors' table with a share of gross as its only issue, for one studio or all."""
    study = actors()
    issue = Issue(name="Rate", ends={"royalty.rate": (0.0, 0.1)})
    small = {"issues": (issue,), "rows": 400, "points": 5, "years": 2, "fresh": 0, "studio": studio}
    assert study.table is not None
    table = study.table.model_copy(update=small)
    names = (table.ask, table.offer, table.settlement)
    sheets = dict(study.terms) | {name: gross(0.02) for name in names}
    return study.model_copy(update={"table": table, "terms": sheets})


def test_a_rate_costs_a_studio_that_pays_alone_more_of_its_profit():
    """Its viewers go to others; where all pay, prices rise everywhere and viewers have nowhere to go."""
    name = actors().world.studios[0].name
    one, every = (meet(task_at(alone(who), 0, {})) for who in (name, None))
    key = TOTALS.index("studios")
    lost = [float((m.at(np.zeros(1)) - m.at(np.ones(1)))[key]) / m.usual.studios for m in (one, every)]
    assert lost[0] > lost[1] > 0.0


def test_clauses_that_bind_the_sector_are_refused_at_one_studios_table():
    name = actors().world.studios[0].name
    with pytest.raises(ScenarioErrors, match="minimums clause would bind the whole sector"):
        loaded("actors_2023", {"table.studio": name})
    with pytest.raises(ScenarioErrors, match="is not a studio of the sector"):
        loaded("actors_2023", {"table.studio": "nobody"})
    assert list(problems(alone(name))) == []
    lines = list(problems(replace_royalty(alone(name))))
    assert lines
    assert all("a royalty on gross, and no other" in line for line in lines)


def replace_royalty(study):
    """The same study with a royalty on AI revenue in the ask."""
    from simulator.terms.royalty.ai_revenue import AiRevenue

    ask = study.terms[study.table.ask].replaced(AiRevenue(rate=assumption(0.1, "share")))
    return study.model_copy(update={"terms": dict(study.terms) | {study.table.ask: ask}})


def test_a_payoff_is_replaced_and_not_changed():
    first = payoff(1.0)
    assert replace(first, studios=2.0).wages is first.wages
