"""Money: an oracle in Python integers and Fractions recomputes a quarter's settlement; nothing may differ."""

from collections import defaultdict
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from simulator.ledger.reasons import REASONS, word_of
from simulator.ledger.statements import totals_by
from simulator.model import settle
from simulator.model.model import ResidualModel
from simulator.model.pay import found
from simulator.model.run import BURN_IN_QUARTERS, start
from simulator.terms.entitlement import PARTIES
from simulator.terms.price import Price
from simulator.terms.price.statute import Statute
from simulator.terms.settlement import Settlement
from simulator.terms.settlement.pipeline import Pipeline
from tests.model.worlds import REGIMES, a_run, regime

PAYING = [name for name in REGIMES if name != "status_quo"]
BILLION = 10**9


class Oracle:
    """Watches settlements and recomputes them from the clauses' own parameters."""

    def __init__(self) -> None:
        self.quarters = 0
        self.paid = 0

    def record(self, model, law, pots, people) -> None:
        """Check one quarter."""
        weights = points_by_work(model)
        gross: dict[int, int] = defaultdict(int)
        for work, pot in enumerate(pots.people.tolist()):
            for person, part in hamilton(pot, weights[work]).items():
                gross[person] += part
        assert {p: g for p, g in enumerate(people.gross.tolist()) if g} == {p: g for p, g in gross.items() if g}
        self.check_rows(model, law.of(Settlement), people)
        self.quarters += 1
        self.paid += sum(people.paid.tolist())

    @staticmethod
    def check_rows(model, clause, people) -> None:
        """Commission, matching, fee, minimum, cap of each row."""
        weight, is_found = model.people.weight, found(model, clause.matched_share)
        fee, minimum = clause.payee_fee_microcents * weight, clause.minimum_payment_microcents * weight
        rows = zip(people.gross.tolist(), people.carried_before.tolist(), is_found.tolist(), strict=True)
        for row, (gross, carried, can_find) in enumerate(rows):
            balance = carried + gross
            waits = balance < minimum
            if not can_find:
                expected = 0, gross, carried
            else:
                expected = (0, 0, balance) if waits else (balance - min(fee, balance), 0, 0)
            got = people.paid[row], people.escrow[row], model.people.carried[row]
            assert got == expected, f"row {row}: {gross} and {carried} carried"


def hamilton(total: int, weights: dict[int, int]) -> dict[int, int]:
    """Largest remainder by Fractions; ties to the one that comes first."""
    whole = sum(weights.values())
    exact = {person: Fraction(total * weight, whole) for person, weight in weights.items()} if total else {}
    parts = {person: int(share) for person, share in exact.items()}
    order = sorted(exact, key=lambda person: (parts[person] - exact[person], list(weights).index(person)))
    for person in order[: total - sum(parts.values())]:
        parts[person] += 1
    return parts


def points_by_work(model) -> list[dict[int, int]]:
    """Person -> points, in the order of the credits, for each work."""
    works = model.works
    return [
        dict(zip(works.people[a:b].tolist(), works.points[a:b].tolist(), strict=True))
        for a, b in zip(works.starts[:-1], works.starts[1:], strict=True)
    ]


@pytest.mark.parametrize("name", PAYING)
def test_people_are_paid_what_the_term_sheet_says(name: str) -> None:
    oracle = Oracle()
    stepped(name, 10, oracle)
    assert oracle.paid > 0


@pytest.mark.parametrize("name", PAYING)
def test_each_payers_debt_is_paid_held_or_deducted(name: str) -> None:
    model = stepped(name, 16)
    collected = flows(model, "royalty")
    for quarter, amount in collected.items():
        out = sum(flows(model, reason)[quarter] for reason in ("administration", "fund", "holder", "distribution"))
        out += flows(model, "undistributed")[quarter] - flows(model, "pool")[quarter]
        assert amount == out
    for quarter in collected:
        people_due = flows(model, "distribution")[quarter]
        sent = sum(flows(model, reason)[quarter] for reason in ("commission", "fee", "cap", "escrow", "payment"))
        assert people_due - sent == flows_of_carried(model)[quarter]
    assert model.ledger.total() == 0
    assert model.ledger.balances()["collected"] == 0


@pytest.mark.parametrize("name", PAYING)
def test_deductions_follow_the_clauses_to_the_microcent(name: str) -> None:
    model = stepped(name, 1)
    accrued, law = model.accrued, model.accrued.law
    model.step()
    journal = model.ledger.postings()
    now = journal[journal["quarter"] == model.now - 1]
    for owed in accrued.owed.tolist():
        if owed:
            fee = owed * round(law.of(Pipeline).administration.value * BILLION) // BILLION
            split = law.clauses["entitlement"]
            shares = {party: round(getattr(split, party).value * BILLION) for party in PARTIES}
            parts = hamilton(owed - fee, {k: shares[party] for k, party in enumerate(PARTIES) if shares[party]})
            reasons = {word_of(int(row["reason"]), REASONS) for row in now}
            assert fee in now["microcents"].tolist() or fee == 0
            assert "royalty" in reasons
            for number, party in enumerate(PARTIES):
                if party.endswith("fund") and parts.get(number):
                    assert parts[number] in now["microcents"].tolist()


def test_a_sheet_without_royalty_posts_nothing() -> None:
    assert stepped("status_quo", 8).ledger.postings().size == 0


def stepped(name: str, quarters: int, recorder=None) -> ResidualModel:
    """A small world after so many reported quarters; what guilds bargain for is set at 2 %, lest it end at nothing."""
    sheet = regime(name)
    sheet = sheet.replaced(Statute()).with_rate(0.02) if sheet.of(Price).is_bargained else sheet
    model = start(a_run(sheet, scale=0.002))
    model.recorder = recorder
    for _ in range(BURN_IN_QUARTERS + quarters):
        model.step()
    return model


def flows(model, reason: str) -> dict[int, int]:
    """Quarter -> microcents posted for a reason, as Python integers."""
    totals = totals_by(model.ledger.postings(), "quarter", "reason")
    return defaultdict(int, {quarter: sum_ for (quarter, number), sum_ in totals.items() if number == REASONS[reason]})


def flows_of_carried(model) -> dict[int, int]:
    """Quarter -> change of the account that holds what is due to people and not yet paid."""
    postings, own = model.ledger.postings(), model.ledger.accounts.number("people_due")
    change: dict[int, int] = defaultdict(int)
    for row in postings:
        quarter, amount = int(row["quarter"]), int(row["microcents"])
        change[quarter] += amount * (int(row["credit"] == own) - int(row["debit"] == own))
    return change


def test_measures_agree_with_the_ledger() -> None:
    model = stepped("data_dignity", 12)
    balances = model.ledger.balances()
    assert np.sum(model.people.escrowed) == balances["escrow"]
    assert np.sum(model.people.carried) == balances["people_due"]


def test_what_a_studio_pays_itself_is_its_part_of_what_goes_to_its_own_works() -> None:
    cast = SimpleNamespace(ai_firms=[None], studios=[None, None])
    works = SimpleNamespace(owner=np.array([0, 1, 1], np.int16))
    model: Any = SimpleNamespace(cast=cast, works=works, settlement=SimpleNamespace(self_payments=0))
    holders = np.array([40, 25, 35], np.int64)
    settle.note_self_payments(model, [1, 2], [30, 70], holders)  # 30 in 100 of 40, and 70 in 100 of 25 + 35
    assert model.settlement.self_payments == 12 + 42
    settle.note_self_payments(model, [0], [100], holders)  # an AI firm owns no works
    settle.note_self_payments(model, [1, 2], [0, 0], holders)
    assert model.settlement.self_payments == 12 + 42
