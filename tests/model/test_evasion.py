"""Payers pay by what they believe of audits: the belief starts at the file's, learns, and fades without audits."""

import pytest

from simulator.behaviour.ai_supply import audit_belief
from simulator.model.account import parties_of, resources_of
from simulator.model.accrue import BELIEF_YEARS, believed_probability
from simulator.model.borders import check_books
from simulator.model.run import measures_of
from simulator.terms.enforcement.audit import Audit
from simulator.terms.enforcement.disclosure import Disclosure
from simulator.terms.enforcement.litigation import Litigation
from simulator.terms.royalty import Royalty
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


def litigation(damages: float, probability: float) -> Litigation:
    return Litigation(
        suit_probability=assumption(probability, "share_per_year"),
        damages_per_work=assumption(damages, "usd"),
        claimed_share=assumption(1.0, "share"),
    )


def test_expected_damages_decide_who_pays() -> None:
    # one quarter before the first belief has learned: p = 0.05; evasion is worth it below s = (1 - m)/p - 1 = 9
    sector = hollywood().with_values({"law.audit_belief": 0.05, "law.evasion_margin": 0.5})
    fates = {}
    for damages in (1.0, 150_000.0):
        model = stepped(regime("data_dignity").replaced(litigation(damages, 0.0)), 1, sector=sector)
        counted = model.accrued.bases
        assert counted is not None
        due = model.law.of(Royalty).owed(counted)
        sued_for = counted.works[0] * damages * 1e8 / due[0]
        is_evader = 1.0 - 0.05 * (1.0 + sued_for) > 0.5
        fates[damages] = is_evader
        assert (model.accrued.evaded[0] == due[0]) == is_evader
        assert (model.accrued.owed[0] == due[0]) == (not is_evader)
    assert fates == {1.0: True, 150_000.0: False}


def test_who_loses_in_court_pays_debt_and_damages_and_the_books_balance() -> None:
    sector = hollywood().with_values({"law.audit_belief": 0.0, "law.evasion_margin": 0.0})
    seen = []

    def watch(model) -> None:
        due = model.law.of(Royalty).owed(model.accrued.bases)
        damages = model.accrued.bases.works * (100 * 10**8)
        seen.append((model.society.audits_seen, due, damages, model.accrued))
        parties, sources = parties_of(model), resources_of(model)
        assert parties.total == pytest.approx(sources.total, rel=1e-9)

    model = stepped(regime("data_dignity").replaced(litigation(100.0, 1.0)), 3, sector=sector, watch=watch)
    for known, due, damages, accrued in seen:
        assert known == 0  # nobody believed in suits: all evade, and all are sued
        assert (accrued.owed[:FIRMS] == (due + damages)[:FIRMS]).all()
        assert not accrued.evaded.any()
    collected = sum(int(accrued.owed.sum()) for *_, accrued in seen[:-1])
    paid = [model.ledger.balances()[f"ai_firm:{firm.name}"] for firm in model.cast.ai_firms[:FIRMS]]
    assert -sum(paid) == collected  # to the microcent
    check_books(model)


def test_disclosed_records_show_whose_works_a_model_was_trained_on() -> None:
    figures = {"probability": assumption(0.25, "share_per_year"), "penalty_multiple": assumption(3, "multiple")}
    sector = hollywood().with_values({"technology.traced_share": 0.3})
    untraced = {}
    for name, clause in {
        "audit": Audit(**figures),
        "records": Disclosure(**figures, recorded_share=assumption(1.0, "share")),
    }.items():
        model = stepped(regime("data_dignity").replaced(clause), 5, sector=sector)
        untraced[name] = model.cast.ai_firms[0].claims.untraced
    assert untraced["audit"] == pytest.approx(0.7, abs=0.1)
    assert untraced["records"] == 0.0
