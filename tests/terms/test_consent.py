"""Who must agree, work by work, on catalogues small enough to decide by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.terms.consent import ConsentView, normal_quantile
from simulator.terms.consent.collective import Collective
from simulator.terms.consent.compulsory import Compulsory
from simulator.terms.consent.holder_licence import HolderLicence
from simulator.terms.consent.none import NoConsent
from simulator.terms.consent.opt_in import OptIn
from simulator.terms.consent.opt_out import OptOut
from simulator.units import assumption

WILLING, RELUCTANT = -3.0, 3.0


def share(value):
    return assumption(value, "share")


def view(**changes):
    """Three works: 0 by persons 0, 1, 2; 1 by persons 2, 3; 2 credits nobody. Persons 0 and 3 are willing."""
    given = {
        "people_normals": np.array([WILLING, RELUCTANT, RELUCTANT, WILLING]),
        "work_normals": np.array([-1.0, 0.0, 1.0]),
        "holder_uniforms": np.array([0.1, 0.5, 0.9]),
        "starts": np.array([0, 3, 5, 5]),
        "people": np.array([0, 1, 2, 2, 3], dtype=np.int32),
        "points": np.array([6, 2, 3, 1, 1], dtype=np.uint32),
        "principal": np.array([True, False, False, True, True]),
        "is_public": np.zeros(3, dtype=bool),
        "offered_rate": 0.05,
    }
    return ConsentView(**(given | changes))


def opt_in(**changes):
    given = {
        "opt_in_share": share(0.5),
        "reference_rate": share(0.05),
        "dispersion": assumption(1.0, "log_points"),
        "work_correlation": share(0.0),
        "needs": "majority_of_points",
        "holder_willing_share": share(0.7),
    }
    return OptIn(**(given | changes))


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        # work 0: person 0 alone agrees, with 6 of 11 points; work 1: person 3 agrees, with 1 of 2: no majority
        ("majority_of_points", [True, False, False]),
        ("principals", [True, False, False]),  # work 0's only principal is person 0; work 1 has a reluctant one
        ("all", [False, False, False]),
        ("any_veto", [False, False, False]),
        ("holder", [True, True, False]),
    ],
)
def test_whose_word_counts(needs, expected):
    assert opt_in(needs=needs).permits(view()).tolist() == expected


def test_all_agree_when_all_are_willing():
    willing = view(people_normals=np.full(4, WILLING))
    for needs in ("majority_of_points", "principals", "all", "any_veto"):
        # the work that credits nobody has nobody to agree
        assert opt_in(needs=needs).permits(willing).tolist() == [True, True, False]


def test_the_holder_can_be_asked_as_well():
    willing = view(people_normals=np.full(4, WILLING))
    assert opt_in(and_holder=True, holder_willing_share=share(0.3)).permits(willing).tolist() == [True, False, False]


def test_silence_is_no_objection():
    # at the reference rate the most reluctant 16 % lie above Phi^-1(0.84) = 0.9945
    indifferent = view(people_normals=np.array([0.9, 0.9, 0.9, 1.1]))
    veto = opt_in(needs="any_veto", objecting_share=share(0.16))
    assert veto.permits(indifferent).tolist() == [True, False, False]
    assert opt_in(needs="all").permits(indifferent).tolist() == [False, False, False]


def test_a_rate_of_zero_finds_nobody_even_if_all_would_agree():
    eager = view(offered_rate=0.0, people_normals=np.full(4, -9.0))
    for needs in ("majority_of_points", "principals", "all", "any_veto"):
        assert not opt_in(needs=needs, opt_in_share=share(1.0)).permits(eager).any()


def test_a_higher_rate_moves_the_bar_by_its_logarithm():
    # at e times the reference rate people up to Phi^-1(0.5) + 1 = 1 agree
    edge = view(people_normals=np.array([0.99, 0.99, 0.99, 1.01]), offered_rate=0.05 * math.e)
    assert opt_in(needs="all").permits(edge).tolist() == [True, False, False]


def test_one_works_contributors_can_have_all_in_common():
    together = opt_in(needs="all", work_correlation=share(1.0)).permits(view())
    assert together.tolist() == [True, False, False]  # -1 < 0, 0 is not below 0


def test_about_the_stated_share_agrees_at_the_reference_rate():
    normals = np.random.default_rng(5).standard_normal(40_000)
    one_each = view(
        people_normals=normals,
        work_normals=np.zeros(40_000),
        holder_uniforms=np.zeros(40_000),
        starts=np.arange(40_001),
        people=np.arange(40_000, dtype=np.int32),
        points=np.ones(40_000, dtype=np.uint32),
        principal=np.ones(40_000, dtype=bool),
        is_public=np.zeros(40_000, dtype=bool),
    )
    agreed = opt_in(opt_in_share=share(0.3)).permits(one_each).mean()
    assert agreed == pytest.approx(0.3, abs=4 * math.sqrt(0.3 * 0.7 / 40_000))


def test_nobody_is_asked_without_consent_or_by_compulsion():
    for clause in (NoConsent(), Compulsory()):
        assert clause.permits(view(offered_rate=0.0)).all()


def test_holders_license_or_reserve():
    assert HolderLicence(willing_share=share(0.7)).permits(view()).tolist() == [True, True, False]
    assert OptOut(opt_out_share=share(0.2)).permits(view()).tolist() == [True, True, False]
    assert OptOut(opt_out_share=share(0.0)).permits(view()).all()
    assert not HolderLicence(willing_share=share(0.0)).permits(view()).any()


def test_a_society_agrees_for_its_repertoire():
    assert Collective(agreeing_share=share(0.5)).permits(view()).tolist() == [True, False, False]
    assert Collective(agreeing_share=share(1.0)).permits(view()).all()
    assert not Collective(agreeing_share=share(0.0)).permits(view()).any()


def test_what_is_public_stays_unless_the_clause_looks_back():
    public = view(is_public=np.array([False, False, True]))
    assert HolderLicence(willing_share=share(0.3)).permits(public).tolist() == [True, False, True]
    assert HolderLicence(willing_share=share(0.3), is_retroactive=True).permits(public).tolist() == [True, False, False]


def test_rate_zero_asks_nobody():
    for clause in (Compulsory(forces_retraining=True), opt_in(), HolderLicence(willing_share=share(0.1))):
        assert clause.rate_zero() == NoConsent()


@given(st.floats(0.001, 0.999), st.floats(0.001, 0.5), st.floats(0.001, 0.5))
def test_more_money_never_loses_consent(opt_in_share, low, high):
    low, high = sorted((low, high))
    normals = np.linspace(-2, 2, 4)
    for needs in ("majority_of_points", "principals", "all", "any_veto"):
        clause = opt_in(needs=needs, opt_in_share=share(opt_in_share))
        at_low, at_high = (clause.permits(view(people_normals=normals, offered_rate=rate)) for rate in (low, high))
        assert not (at_low & ~at_high).any()


def test_the_normal_quantile_has_ends():
    assert [normal_quantile(p) for p in (0.0, 0.5, 1.0)] == [-math.inf, 0.0, math.inf]
    assert normal_quantile(0.975) == pytest.approx(1.959963984540054)  # any table
