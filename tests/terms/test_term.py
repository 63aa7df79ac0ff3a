"""When a term sheet holds, and when parties meet."""

import pytest
from pydantic import ValidationError

from simulator.quarters import Quarter
from simulator.terms.term.for_years import ForYears
from simulator.terms.term.standing import Standing
from simulator.units import assumption


def quarters(first, count):
    return [Quarter.parse(first) + n for n in range(count)]


def test_in_force_from_effective_to_before_sunset():
    term = Standing(effective="2027Q2", sunset="2028Q1")
    assert [term.is_in_force(q) for q in quarters("2027Q1", 6)] == [False, True, True, True, False, False]


def test_parties_meet_at_the_start_and_every_four_years():
    term = Standing(effective="2027Q1", bargaining_years=4)
    assert [str(q) for q in quarters("2025Q1", 48) if term.is_bargaining_date(q)] == ["2027Q1", "2031Q1", "2035Q1"]
    once = Standing(effective="2027Q1")
    assert [str(q) for q in quarters("2025Q1", 48) if once.is_bargaining_date(q)] == ["2027Q1"]


def test_at_rate_zero_no_change_is_expected():
    assert Standing(sunset="2030Q1", bargaining_years=3).rate_zero() == Standing()


@pytest.mark.parametrize(
    "fields",
    [
        {"effective": "2027"},
        {"effective": "2027Q5"},
        {"sunset": "2026Q4"},
        {"sunset": "2027Q1"},
        {"bargaining_years": 0},
    ],
)
def test_a_calendar_that_makes_no_sense_is_refused(fields):
    with pytest.raises(ValidationError):
        Standing(**fields)


def test_an_agreement_for_some_years_ends_by_itself():
    term = ForYears(effective="2027Q2", years=assumption(0.75, "years"))
    assert [term.is_in_force(q) for q in quarters("2027Q1", 6)] == [False, True, True, True, False, False]
    assert [str(q) for q in quarters("2026Q1", 24) if term.is_bargaining_date(q)] == ["2027Q2"]
    assert term.rate_zero() == Standing(effective="2027Q2")
    assert not ForYears(effective="2027Q2", years=assumption(0, "years")).is_in_force(Quarter.parse("2027Q2"))
