"""Audits, penalties, and their absence."""

import numpy as np
import pytest

from simulator.money import MoneyOverflow
from simulator.terms.enforcement.audit import Audit
from simulator.terms.enforcement.disclosure import Disclosure
from simulator.terms.enforcement.litigation import Litigation
from simulator.terms.enforcement.none import NoEnforcement
from simulator.terms.enforcement.notice import Notice
from simulator.units import assumption


def test_without_enforcement_all_are_taken_to_pay():
    clause = NoEnforcement()
    assert clause.presumes_compliance
    assert (clause.audit_probability_per_year, clause.penalty) == (0.0, 0.0)


def test_an_audit_says_how_likely_and_how_dear():
    clause = Audit(probability=assumption(0.25, "share_per_year"), penalty_multiple=assumption(3, "multiple"))
    assert not clause.presumes_compliance
    assert (clause.audit_probability_per_year, clause.penalty) == (0.25, 3.0)
    assert clause.rate_zero() == NoEnforcement()


def test_what_is_notified_is_found():
    figures = {"probability": assumption(0.2, "share_per_year"), "penalty_multiple": assumption(3, "multiple")}
    found = [
        Notice(**figures, noticed_share=assumption(share, "share")).audit_probability_per_year
        for share in (0.0, 0.5, 1.0)
    ]
    assert found == pytest.approx([0.2, 0.6, 1.0])  # 1 - 0.8 x 0.5
    assert Notice(**figures, noticed_share=assumption(1.0, "share")).rate_zero() == NoEnforcement()


def suit(damages: float, claimed: float = 0.5) -> Litigation:
    return Litigation(
        suit_probability=assumption(0.1, "share_per_year"),
        damages_per_work=assumption(damages, "usd"),
        claimed_share=assumption(claimed, "share"),
    )


def test_statutory_damages_by_hand() -> None:
    due, works = np.array([10**8, 0, 10**8]), np.array([4, 9, 0])
    # 4 works, half of them claimed, at $750: $1,500 on top of the dollar that was evaded; nothing where nothing was due
    assert suit(750.0).fines(due, works).tolist() == [1500 * 10**8, 0, 0]
    assert suit(750.0).multiples(due, works).tolist() == [1500.0, 0.0, 0.0]
    assert not suit(750.0).presumes_compliance
    assert suit(750.0).audit_probability_per_year == 0.1
    assert suit(750.0).rate_zero() == NoEnforcement()


def test_damages_that_fit_in_no_account_are_refused_and_never_wrap() -> None:
    with pytest.raises(MoneyOverflow, match="litigation"):
        suit(150_000.0).fines(np.array([1]), np.array([10**9]))


def test_an_audits_fine_is_a_multiple_of_what_was_evaded() -> None:
    clause = Audit(probability=assumption(0.25, "share_per_year"), penalty_multiple=assumption(2.5, "multiple"))
    assert clause.fines(np.array([3, 0]), np.array([7, 7])).tolist() == [7, 0]  # 7.5, rounded down
    assert clause.multiples(np.array([3, 0]), np.array([7, 7])).tolist() == [2.5, 2.5]


def test_records_show_works_and_evaders() -> None:
    figures = {"probability": assumption(0.2, "share_per_year"), "penalty_multiple": assumption(3, "multiple")}
    clause = Disclosure(**figures, recorded_share=assumption(0.5, "share"))
    assert clause.audit_probability_per_year == pytest.approx(0.6)  # 1 - 0.8 x 0.5
    assert clause.traced_share == 0.5
    assert Audit(**figures).traced_share == 0.0
    assert clause.rate_zero() == NoEnforcement()
