"""The auditor agrees with every shipped law, and finds what is wrong where something was made wrong on purpose."""

import numpy as np
import pytest

from simulator.experiments.audit.audit import audited
from simulator.experiments.audit.journal import Difference, Journal, same
from simulator.model import allot, pay, settle, train
from simulator.model.books import post
from simulator.model.run import run_one
from simulator.scenario.names import listed
from simulator.terms.enforcement.audit import Audit
from simulator.terms.entitlement.by_vintage import ByVintage
from simulator.terms.price.statute import Statute
from simulator.terms.royalty import Royalty
from simulator.terms.settlement.pipeline import Pipeline
from simulator.units import assumption
from tests.model.worlds import a_run, hollywood, regime

TINY = 0.002
TWICE = assumption(2.0, "multiple")


def everything():
    """A law with commission, fee, minimum, cap, and escrow that soon expires into the pool."""
    sheet = regime("data_dignity")
    changes = {
        "agent_commission": assumption(0.1, "share"),
        "minimum_payment": assumption(20.0, "usd"),
        "cap_per_payee": assumption(400.0, "usd_per_year"),
        "escrow_quarters": 3,
    }
    return sheet.replaced(sheet.of(Pipeline).changed(**changes))


def quarters_of(law, quarters=12):
    return audited(a_run(law, quarters=quarters, scale=TINY))


@pytest.mark.slow
@pytest.mark.parametrize("name", listed("regime"))
def test_every_shipped_law_passes(name):
    auditor = quarters_of(regime(name))
    assert auditor.quarters == 22
    assert sum(auditor.journal.balances.values()) == 0


def test_every_path_is_walked():
    reasons = quarters_of(everything()).journal.by_reason()
    walked = {"royalty", "administration", "pool", "distribution", "commission", "fee", "cap", "escrow", "payment"}
    assert walked | {"expiry"} <= reasons.keys()


@pytest.mark.parametrize("expiry", ["holder", "fund", "return"])
def test_expiry_goes_where_the_law_says(expiry):
    sheet = everything()
    quarters_of(sheet.replaced(sheet.of(Pipeline).changed(escrow_expiry=expiry)))


@pytest.mark.parametrize("remainder", ["pool", "holder", "fund"])
def test_studios_that_pay_holders_pay_all_that_they_owe(remainder):
    sheet = regime("union_negotiated")
    shares = {"contributors": 0.4, "holder": 0.5, "guild_fund": 0.0, "social_fund": 0.1}
    split = sheet.clauses["entitlement"].changed(**{name: assumption(own, "share") for name, own in shares.items()})
    key = sheet.clauses["allocation"].changed(remainder=remainder, explained_share=assumption(0.6, "share"))
    reasons = quarters_of(sheet.replaced(split).replaced(key).replaced(Statute())).journal.by_reason()
    assert {"holder", "fund", "distribution"} <= reasons.keys()


def old_contracts(sheet):
    """Works made before 2020 under contracts that leave their people four tenths."""
    split = sheet.clauses["entitlement"]
    shares = {name: getattr(split, name) for name in ("contributors", "holder", "guild_fund", "social_fund")}
    return sheet.replaced(ByVintage(**shares, contracts_before="2020Q1", kept_share=assumption(0.4, "share")))


def test_old_contracts_and_missing_records_are_followed():
    sector = hollywood().with_values({"technology.traced_share": 0.7})
    run = a_run(old_contracts(everything()), sector=sector, quarters=8, scale=TINY)
    reasons = audited(run).journal.by_reason()
    assert reasons["holder"] > 0
    plain = audited(a_run(everything(), sector=sector, quarters=8, scale=TINY)).journal.by_reason()
    assert plain.get("holder", 0) < reasons["holder"]


@pytest.mark.parametrize("belief", [0.0, 0.2, 0.9])
def test_payers_that_evade_are_followed(belief):
    sheet = everything().replaced(Audit(probability=assumption(0.3, "share_per_year"), penalty_multiple=TWICE))
    sector = hollywood().with_values({"law.audit_belief": belief})
    run = a_run(sheet, sector=sector, quarters=12, scale=TINY)
    auditor = audited(run)
    assert auditor.debts.found + auditor.debts.quiet > 0


def nudged(function):
    """Attribution that gives a billionth of a firm's money to the first work that has some, from the last."""

    def wrong(*given):
        weights, lost = function(*given)
        paid = np.flatnonzero(weights)
        if paid.size > 1:
            weights[paid[0]] += 1e-9
            weights[paid[-1]] -= 1e-9
        return weights, lost

    return wrong


def dearer(function):
    """A royalty that rounds up by a microcent."""

    def wrong(clause, bases):
        due = function(clause, bases)
        return due + (due > 0)

    return wrong


def test_a_wrong_claim_is_found(monkeypatch):
    monkeypatch.setattr(train, "attribute", nudged(train.attribute))
    with pytest.raises(Difference, match="claim on firm"):
        quarters_of(everything())


def test_a_wrong_debt_is_found(monkeypatch):
    monkeypatch.setattr(Royalty, "owed", dearer(Royalty.owed))
    with pytest.raises(Difference, match="debt of payer 0"):
        quarters_of(everything())


def one_less(kernel):
    """A roll-up that keeps a microcent of the last person's."""

    def wrong(*given):
        paid = kernel(*given)
        paid[np.flatnonzero(paid)[-1:]] -= 1
        return paid

    return wrong


def swapped(kernel):
    """A split that gives the first microcent to the last."""

    def wrong(total, weights):
        parts = kernel(total, weights)
        places = np.flatnonzero(parts)
        parts[places[0]] -= 1
        parts[places[-1]] += 1
        return parts

    return wrong


def generous(kernel):
    """A last mile that charges one row no fee, and says so."""

    def wrong(*given):
        totals = kernel(*given)
        for row in np.flatnonzero(given[8])[:1]:
            given[8][row] += 1
            totals[1] -= 1
            totals[4] += 1
        return totals

    return wrong


def short(function):
    """A pen that leaves a microcent of each fund's money out of the ledger, together with its account's."""

    def wrong(model, reason, debit, credit, amount):
        function(model, reason, debit, credit, amount - (reason == "fund" and amount > 1))

    return wrong


@pytest.mark.parametrize(
    ("module", "name", "fault", "said"),
    [
        (pay, "roll_up", one_less, "due to row"),
        (allot, "split", swapped, "pot of work"),
        (pay, "pay_people", generous, "payment to row"),
        (allot, "post", short, "posting"),
        (settle, "post", short, "posting"),
    ],
)
def test_a_wrong_kernel_or_pen_is_found(monkeypatch, module, name, fault, said):
    law = everything()
    if fault is short:
        law = regime("statutory_levy" if module is settle else "data_dignity")
        law = law.replaced(law.clauses["allocation"].changed(remainder="fund")) if module is allot else law
    monkeypatch.setattr(module, name, fault(getattr(module, name)))
    with pytest.raises(Difference, match=said):
        quarters_of(law)


def test_an_entry_after_the_fact_is_found(monkeypatch):
    original = pay.expire

    def wrong(model, clause):
        original(model, clause)
        if model.now == 15:
            post(model, "refund", "administration", "people", 1)

    monkeypatch.setattr(settle, "expire", wrong)
    with pytest.raises(Difference, match="refund"):
        quarters_of(everything())


def test_the_first_key_that_differs_is_named():
    same("2027Q1", "row", {1: 5}, {1: 5})
    with pytest.raises(Difference, match="2027Q1: row 2: the auditor finds 7 microcents, the record says 8"):
        same("2027Q1", "row", {1: 5, 2: 7, 3: 1}, {1: 5, 2: 8, 3: 2})


def test_a_journal_keeps_what_int64_cannot():
    journal = Journal()
    for _ in range(4):
        journal.post(0, "royalty", "a", "b", 2**63 - 1)
    journal.post(0, "royalty", "a", "c", 0)
    assert journal.by_reason() == {"royalty": 4 * (2**63 - 1)}
    assert dict(journal.balances) == {"a": -4 * (2**63 - 1), "b": 4 * (2**63 - 1)}


@pytest.mark.slow
def test_where_people_foresee_the_life_that_was_reported_is_audited():
    sector = hollywood()
    foreseeing = sector.model_copy(
        update={"switches": sector.switches.model_copy(update={"expectations": "foresight"})}
    )
    run = a_run(regime("data_dignity"), sector=foreseeing, quarters=4, scale=TINY)
    assert audited(run).journal.digest() == run_one(run).balances_sha256
