"""Break-even terms: answers in words, and roots that are known in closed form, from forks of the model."""

import pytest

from simulator.experiments.bargaining.break_even import answer, told
from simulator.experiments.bargaining.prospect import Prospect, Question
from simulator.terms.royalty.ai_revenue import AiRevenue
from simulator.terms.sheet import TermSheet
from simulator.terms.term.standing import Standing
from simulator.units import assumption
from tests.model.worlds import hollywood, regime


def test_worlds_without_a_root_are_counted():
    answers = [{"value": 0.1, "side": 0.0}, {"value": None, "side": -1.0}]
    found = told("parity", answers)
    assert (found["found_share"], found["below_share"]) == (0.5, 0.5)


def ask(target: str, sheet: TermSheet, **values: float) -> Question:
    """A small world and a question on a rate between nothing and 95 per cent."""
    return Question(
        0, hollywood().with_values(values), sheet, regime("status_quo"), "royalty.rate", (0.0, 0.95), target,
        "2027Q1", 4, 0.005, 400, 1,
    )  # fmt: skip


def on_all_ai_revenue() -> TermSheet:
    """A royalty on everything that AI firms earn."""
    return TermSheet(title="AI revenue").replaced(
        AiRevenue(rate=assumption(0.1, "share"), scope="all"), Standing(effective="2027Q1")
    )


def test_the_rate_that_takes_an_ai_firms_last_profit_is_the_closed_form():
    """Revenue R, royalty t R, inputs (1-t) R / m, fixed f R: nothing is left at 1-t = f m / (m-1)."""
    question = ask("first_exit", on_all_ai_revenue())
    technology = question.sector.technology
    markup, fixed = technology.ai_markup.value, technology.ai_fixed_cost_share.value
    expected = 1.0 - fixed * markup / (markup - 1.0)
    assert 0.0 < expected < 0.95
    assert answer(question)["value"] == pytest.approx(expected, abs=1e-3)


def test_beyond_that_rate_the_firm_loses_money_and_below_it_earns_some():
    question = ask("first_exit", on_all_ai_revenue())
    prospect, found = Prospect.of(question), answer(question)["value"]
    assert prospect.at(found - 0.05).weakest_ai_firm > 0.0 > prospect.at(found + 0.05).weakest_ai_firm


def test_parity_is_where_ai_and_people_share_the_work_that_ai_can_do():
    question = ask("parity", on_all_ai_revenue())
    prospect, found = Prospect.of(question), answer(question)
    if found["value"] is None:
        assert (prospect.at(0.0).ai_odds > 1.0) == (prospect.at(0.95).ai_odds > 1.0)
    else:
        assert prospect.at(found["value"]).ai_odds == pytest.approx(1.0, abs=1e-2)
