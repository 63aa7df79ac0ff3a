"""Money of people whom nobody has found: it waits as long as the term sheet says and goes where it says."""

from collections import defaultdict

import pytest

from simulator.ledger.reasons import REASONS
from simulator.ledger.statements import totals_by
from simulator.terms.settlement import Expiry
from simulator.terms.settlement.pipeline import Pipeline
from simulator.units import assumption
from tests.model.quiet import stepped
from tests.model.worlds import regime

ACCOUNTS: dict[Expiry, str] = {
    "pool": "pool",
    "fund": "fund:social",
    "holder": "holder:unnamed",
    "return": "returned_to_payers",
}


@pytest.mark.parametrize("waits", [1, 3])
@pytest.mark.parametrize("goes_to", list(ACCOUNTS))
def test_escrow_expires_to_the_microcent_after_its_time(waits: int, goes_to: Expiry) -> None:
    sheet = regime("data_dignity")
    nobody = assumption(0.0, "share")
    clause = sheet.of(Pipeline).changed(matching_rate=nobody, escrow_quarters=waits, escrow_expiry=goes_to)
    model = stepped(sheet.replaced(clause), 8)
    flows = totals_by(model.ledger.postings(), "quarter", "reason")
    entered, left = (
        defaultdict(int, {quarter: sum_ for (quarter, number), sum_ in flows.items() if number == REASONS[reason]})
        for reason in ("escrow", "expiry")
    )
    assert sum(entered.values()) > 0
    for quarter in range(model.time):
        assert left[quarter] == entered[quarter - waits], quarter
    assert model.ledger.balances()["escrow"] == sum(entered[model.time - 1 - age] for age in range(waits))
    assert int(model.people.escrowed.sum()) == model.ledger.balances()["escrow"]
    if goes_to != "pool":  # the pool is shared out again
        assert model.ledger.balances()[ACCOUNTS[goes_to]] == sum(left.values())


def test_the_pool_comes_back_to_works_a_quarter_later() -> None:
    sheet = regime("data_dignity")
    clause = sheet.of(Pipeline).changed(escrow_quarters=1)
    model = stepped(sheet.replaced(clause), 8)
    flows = totals_by(model.ledger.postings(), "quarter", "reason")
    for quarter in range(model.time - 3, model.time):
        assert flows[quarter, REASONS["pool"]] == flows[quarter - 1, REASONS["expiry"]] > 0


def test_over_the_cap_flows_to_the_pool() -> None:
    sheet = regime("data_dignity")
    clause = sheet.of(Pipeline).changed(cap_per_payee=assumption(50.0, "usd_per_year"))
    model = stepped(sheet.replaced(clause), 10)
    highest = 50 * 10**8 * model.people.weight
    assert model.people.residuals.sum(axis=0).max() == highest
    assert model.society.pool_microcents == model.ledger.balances()["pool"] > 0
