"""Audits, penalties, and their absence."""

import pytest

from simulator.terms.enforcement.audit import Audit
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
