"""Money of people whom nobody has found: it waits as long as the term sheet says and goes where it says."""

from collections import defaultdict

import numpy as np
import pytest

from simulator.ledger.reasons import REASONS
from simulator.ledger.statements import totals_by
from simulator.model.account import parties_of, resources_of
from simulator.terms.settlement import Expiry
from simulator.terms.settlement.pipeline import Pipeline
from simulator.units import assumption
from tests.model.quiet import stepped
from tests.model.worlds import regime

ACCOUNTS: dict[Expiry, str] = {
    "pool": "pool",
    "fund": "fund:social",
    "holder": "holder:unnamed",
}
GOES: tuple[Expiry, ...] = (*ACCOUNTS, "return")


@pytest.mark.parametrize("waits", [1, 3])
@pytest.mark.parametrize("goes_to", GOES)
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
    for quarter in range(model.now):
        assert left[quarter] == entered[quarter - waits], quarter
    assert model.ledger.balances()["escrow"] == sum(entered[model.now - 1 - age] for age in range(waits))
    assert int(model.people.escrowed.sum()) == model.ledger.balances()["escrow"]
    if goes_to not in {"pool", "return"}:  # the pool is shared out again
        assert model.ledger.balances()[ACCOUNTS[goes_to]] == sum(left.values())


def test_what_returns_is_the_payers_again_to_the_microcent_and_in_their_profits() -> None:
    sheet = regime("data_dignity")
    kept: dict[Expiry, list] = {}
    clause = sheet.of(Pipeline).changed(matching_rate=assumption(0.0, "share"), escrow_quarters=2)
    goes: tuple[Expiry, ...] = ("return", "fund")
    for goes_to in goes:
        seen = kept.setdefault(goes_to, [])

        def watch(model, seen=seen) -> None:
            parties, sources = parties_of(model), resources_of(model)
            assert parties.total == pytest.approx(sources.total, rel=1e-9)  # no dollar is counted twice
            returned = np.asarray(model.settlement.returned) * np.ones(len(model.accrued.owed), np.int64)
            seen.append((returned, model.economy.flows.ai_profit, model.accrued.owed))

        model = stepped(sheet.replaced(clause.changed(escrow_expiry=goes_to)), 8, watch=watch)
        payers = [f"ai_firm:{firm.name}" for firm in model.cast.ai_firms]
        balances = [model.ledger.balances().get(name, 0) for name in payers]
        # what payers have paid is all that was settled (all debts but the last quarter's), less what came back
        settled, back = sum(owed for _, _, owed in seen[:-1]), sum(returned for returned, _, _ in seen)
        assert balances == (back - settled)[: len(payers)].tolist()
    back = np.array([returned.sum() for returned, _, _ in kept["return"]])
    gained = [a[1] - b[1] for a, b in zip(kept["return"], kept["fund"], strict=True)]
    assert back.sum() > 0
    assert gained == pytest.approx((back / 1e8).tolist(), rel=1e-6, abs=1e-3)


def test_the_pool_comes_back_to_works_a_quarter_later() -> None:
    sheet = regime("data_dignity")
    clause = sheet.of(Pipeline).changed(escrow_quarters=1)
    model = stepped(sheet.replaced(clause), 8)
    flows = totals_by(model.ledger.postings(), "quarter", "reason")
    for quarter in range(model.now - 3, model.now):
        assert flows[quarter, REASONS["pool"]] == flows[quarter - 1, REASONS["expiry"]] > 0


def test_over_the_cap_flows_to_the_pool() -> None:
    sheet = regime("data_dignity")
    clause = sheet.of(Pipeline).changed(cap_per_payee=assumption(50.0, "usd_per_year"))
    model = stepped(sheet.replaced(clause), 10)
    highest = 50 * 10**8 * model.people.weight
    assert model.people.residuals.sum(axis=0).max() == highest
    assert model.society.pool_microcents == model.ledger.balances()["pool"] > 0
