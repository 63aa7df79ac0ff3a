"""Claims in words."""

import numpy as np
import pandas as pd
import pytest

from simulator.experiments.discovery.claim import Claim, check, claim, leads
from simulator.results.cube import Cube, Measure
from simulator.scenario.errors import ScenarioErrors

MONEY = Measure("paid_people", "usd", "money", additive=True, better="more")


def test_the_words_of_the_issue():
    told = claim("statutory_levy > copyright_holder on paid_people")
    assert told.regimes == ["statutory_levy", "copyright_holder"]
    assert told.measure == "paid_people"


def test_less_is_more_turned_round():
    assert claim("a < b on hours").regimes == ["b", "a"]


def test_a_margin_and_years():
    told = claim(" a > b on hours/craft=camera by 1e6 in 2030-2032 ")
    assert (told.margin, told.years, told.measure) == (1e6, (2030, 2031, 2032), "hours/craft=camera")
    assert claim("a > b on hours in 2030").years == (2030,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("statutory_levy > opt_in on hours", "more hours under statutory levy than under opt in"),
        ("a < b on paid_people by 5 in 2030", "more paid people in 2030 under b than under a (by over 5)"),
        ("a < 2e9 on hours in 2030-2031", "less than 2,000,000,000 of hours in 2030 to 2031 under a"),
    ],
)
def test_a_claim_is_said_in_words(text, said):
    assert claim(text).in_words == said


def test_an_amount_stands_for_a_regime():
    assert claim("a > 2e9 on hours") == Claim("a > 2e9 on hours", "a", None, "hours", amount=2e9)
    assert claim("a < 5 on hours").below == "a"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the levy is better", "expected REGIME > REGIME on MEASURE"),
        ("", "expected"),
        ("a > b on hours by much", "'much' is not a number"),
        ("a > b on hours by nan", "'nan' is not a finite number"),
        ("a > b on hours by -inf", "'-inf' is not a finite number"),
        ("a > inf on hours", "'inf' is not a finite number"),
        ("nan > a on hours", "'nan' is not a finite number"),
        ("a < 1e999 on hours", "'1e999' is not a finite number"),
        ("a > 5 on hours by 2", "a margin belongs between two regimes"),
        ("a > b on hours in 2032-2030", "runs backwards"),
        ("a > a on hours", "compared with itself"),
    ],
)
def test_other_words_are_refused_in_one_line(text, said):
    with pytest.raises(ScenarioErrors) as error:
        claim(text)
    assert len(error.value.lines) == 1
    assert said in error.value.lines[0]


def test_measures_and_years_that_are_not_there():
    with pytest.raises(ScenarioErrors, match="did you mean"):
        check(claim("a > b on paid_peple"), [MONEY], {2027})
    with pytest.raises(ScenarioErrors, match="covers 2027 to 2028"):
        check(claim("a > b on paid_people in 2031"), [MONEY], {2027, 2028})
    check(claim("a > b on paid_people in 2027"), [MONEY], {2027, 2028})


def test_leads_are_paired_and_leave_failed_worlds_out():
    values = np.array([[[1.0]], [[3.0]], [[4.0]], [[np.nan]]])
    plan = pd.DataFrame(
        {
            "run": range(4),
            "regime": ["b", "a", "b", "a"],
            "role": "ensemble",
            "point": [1, 1, 2, 2],
            "replication": [0, 0, 1, 1],
            "status": ["ok", "ok", "ok", "failed"],
        }
    )
    cube = Cube(plan, ("2027Q1",), (MONEY,), values)
    # A flow of one quarter, in an average year: times four.
    assert leads(cube, claim("a > b on paid_people")) == {(1, 0): 8.0}
    assert leads(cube, claim("a > b on paid_people by 3")) == {(1, 0): 5.0}
    assert leads(cube, claim("b < 10 on paid_people")) == {(1, 0): 6.0, (2, 1): -6.0}
    assert leads(cube, claim("a > 10 on paid_people")) == {(1, 0): 2.0}
