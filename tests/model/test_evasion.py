"""Payers pay by what they believe of audits: the belief starts at the file's, learns, and fades without audits."""

import pytest

from simulator.behaviour.ai_supply import audit_belief
from simulator.model.accrue import BELIEF_YEARS, believed_probability
from simulator.model.run import measures_of
from simulator.terms.enforcement.audit import Audit
from simulator.units import assumption
from tests.model.quiet import stepped
from tests.model.worlds import a_run, hollywood, outcome_of, regime

FIRMS = 5


def audits(probability: float, penalty: float = 3.0) -> Audit:
    return Audit(
        kind="audit",
        probability=assumption(probability, "share_per_year"),
        penalty_multiple=assumption(penalty, "multiple"),
    )


def under(clause: Audit, **values: float):
    return regime("data_dignity").replaced(clause), hollywood().with_values(
        {path.replace("__", "."): value for path, value in values.items()}
    )


def test_without_audits_the_belief_fades_as_the_closed_form_says() -> None:
    terms, sector = under(audits(0.0), law__audit_belief=0.25)
    model = stepped(terms, 12, sector=sector)  # three full years, five firms owe
    expected = audit_belief(0.25 * BELIEF_YEARS, 0.75 * BELIEF_YEARS, 3 * FIRMS)
    assert believed_probability(model) == pytest.approx(expected)
    assert expected == pytest.approx(2.5 / 25.0)


def test_payers_comply_at_first_and_evade_once_nobody_is_audited() -> None:
    # evasion pays below p (1+s) = 1 - m, p = 0.125; 2.5/(10 + 5 n) is 0.125 after two years, and below after the third
    terms, sector = under(audits(0.0), law__audit_belief=0.25, law__evasion_margin=0.5)
    run = a_run(terms, sector=sector, quarters=16)
    names = [measure.name for measure in measures_of(run)]
    evaded = outcome_of(run).values[:, names.index("royalty_evaded")]
    assert (evaded[:12] == 0.0).all()
    assert (evaded[12:] > 0.0).all()


def test_certain_audits_convince_whoever_did_not_believe_in_them() -> None:
    terms, sector = under(audits(1.0), law__audit_belief=0.05)
    model = stepped(terms, 8, sector=sector)
    assert model.society.quiet_seen == 0
    assert believed_probability(model) == pytest.approx((0.5 + 2 * FIRMS) / (10.0 + 2 * FIRMS))
