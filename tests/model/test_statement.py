"""Statements: for drawn people every line is the ledger's, and lines add up to what was paid, to the microcent."""

import numpy as np
import pytest

from simulator.model.run import simulate
from simulator.model.statement import statements
from simulator.terms.settlement.pipeline import Pipeline
from simulator.terms.sheet import TermSheet
from simulator.units import assumption
from tests.model.worlds import a_run, regime

PEOPLE = 100
MANY = 20


def with_minimum(name: str, dollars: float) -> TermSheet:
    """A shipped regime with a minimum payment that carries small balances forward."""
    sheet = regime(name)
    return sheet.replaced(sheet.of(Pipeline).changed(minimum_payment=assumption(dollars, "usd")))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["data_dignity", "statutory_levy", "copyright_holder"])
def test_a_hundred_statements_add_up_to_the_ledger(name: str) -> None:
    run = a_run(with_minimum(name, 5.0), quarters=28)
    model = simulate(run).model
    credited = np.unique(model.works.people)
    accounts = statements(run, credited[:: credited.size // PEOPLE][:PEOPLE].tolist())
    assert len(accounts) == PEOPLE
    for account in accounts:
        assert all(quarter.is_balanced for quarter in account.quarters)
        assert sum(line.microcents for line in account.lines) == sum(quarter.lines for quarter in account.quarters)
        last_year = sum(quarter.paid for quarter in account.quarters[-4:])
        assert last_year == model.people.residuals[:, account.person].sum()
        assert account.quarters[-1].carried_out == model.people.carried[account.person]
    assert sum(len(account.lines) > MANY for account in accounts) > PEOPLE / 2
    assert any(quarter.escrowed for account in accounts for quarter in account.quarters) or name == "copyright_holder"
    assert any(quarter.carried_out for account in accounts for quarter in account.quarters)


def test_every_line_names_output_group_work_and_share() -> None:
    run = a_run(regime("data_dignity"), quarters=3)
    people = simulate(run).model.works.people
    for line in statements(run, [int(people[0])])[0].lines:
        assert 0 < line.points <= line.points_of_work
        assert 0 <= line.microcents <= line.pot_microcents
        assert line.output_groups
        assert sum(amount for _, _, amount in line.output_groups) <= line.pot_microcents
        assert all(payer.startswith("ai_firm:") and year >= 2027 for payer, year, _ in line.output_groups)


def test_all_statements_together_are_all_the_money() -> None:
    run = a_run(regime("data_dignity"), quarters=2, scale=0.001)
    model = simulate(run).model
    accounts = statements(run, range(model.people.size))
    assert sum(quarter.paid for a in accounts for quarter in a.quarters) == model.ledger.balances()["people"]
    assert sum(quarter.escrowed for a in accounts for quarter in a.quarters) == model.ledger.balances()["escrow"]


def test_a_person_who_never_was_is_an_error() -> None:
    with pytest.raises(LookupError, match="no person 99999999"):
        statements(a_run(regime("data_dignity"), quarters=1), [99999999])
