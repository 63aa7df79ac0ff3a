"""A term sheet has one clause a slot, a hash that ignores commentary, and a version in which no money moves."""

import pickle

import numpy as np
import pytest
from pydantic import ValidationError

from simulator.terms.clause import SLOTS
from simulator.terms.consent import Consent
from simulator.terms.consent.compulsory import Compulsory
from simulator.terms.royalty import Bases, Royalty
from simulator.terms.royalty.ai_revenue import AiRevenue
from simulator.terms.sheet import TermSheet
from simulator.units import Figure, assumption


def tenth(**changes):
    given = {"value": 0.1, "unit": "share", "source": "gema_2024", "grade": "B"}
    clauses = {"royalty": AiRevenue(rate=Figure(**(given | changes))), "consent": Compulsory()}
    return TermSheet(title="A tenth", question="What if?", clauses=clauses)


def test_silence_is_filled_in_every_slot():
    assert tuple(TermSheet(title="Status quo").clauses) == SLOTS
    assert TermSheet(title="Status quo").clauses["royalty"].kind == "none"
    assert tenth().clauses["consent"] == Compulsory()


def test_clauses_are_reached_by_the_base_of_their_slot():
    assert tenth().of(Royalty).headline_rate == 0.1
    assert isinstance(tenth().of(Consent), Compulsory)
    with pytest.raises(TypeError, match="not a AiRevenue"):
        TermSheet(title="Status quo").of(AiRevenue)


@pytest.mark.parametrize("clauses", [{"royalti": Compulsory()}, {"royalty": Compulsory()}, {"royalty": "none"}])
def test_a_clause_in_the_wrong_place_is_refused(clauses):
    with pytest.raises(ValidationError):
        TermSheet(title="Wrong", clauses=clauses)


def test_the_hash_ignores_commentary_and_sees_everything_else():
    said_otherwise = tenth(source="another", grade="D", note="really").model_copy(
        update={"title": "Other", "note": "!"}
    )
    assert said_otherwise.hash() == tenth().hash()
    assert tenth(value=0.11).hash() != tenth().hash()
    assert TermSheet(title="A tenth", clauses={}).hash() != tenth().hash()


def test_defaults_said_aloud_are_the_same_term_sheet():
    aloud = TermSheet(title="Status quo", clauses=TermSheet(title="x").clauses)
    assert aloud.hash() == TermSheet(title="Status quo").hash()


def test_at_rate_zero_nothing_is_owed_or_withheld():
    zero = tenth().rate_zero()
    full = Bases.zeros(1, 0, ai_revenue=np.array([10**15]))
    assert tenth().of(Royalty).owed(full).tolist() == [10**14]
    assert zero.of(Royalty).owed(full).tolist() == [0]
    assert zero.clauses["consent"].kind == "none"
    assert zero.with_rate(0.1).of(Royalty) == tenth().of(Royalty).changed(rate=assumption_like())


def assumption_like():
    return Figure(value=0.1, unit="share", source="gema_2024", grade="B")


def test_another_rate_leaves_the_other_clauses():
    other = tenth().with_rate(0.25)
    assert other.of(Royalty).headline_rate == 0.25
    assert {k: v for k, v in other.clauses.items() if k != "royalty"} == {
        k: v for k, v in tenth().clauses.items() if k != "royalty"
    }


def test_a_term_sheet_travels_to_another_process():
    assert pickle.loads(pickle.dumps(tenth())) == tenth()


def test_clauses_in_words():
    words = tenth().in_words()
    assert words["royalty"] == "ai revenue: rate 10 %, scope sector"
    assert words["consent"] == "compulsory"
    assert assumption(0.1, "share").value == 0.1
