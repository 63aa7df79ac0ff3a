"""Where things stand, and what is said of unknown names."""

import pandas as pd
import pytest

from simulator.results import positions

PLAN = pd.DataFrame({"regime": ["a", "b", "a"], "role": ["full", "full", "luck"]})


def test_rows_meet_every_wish():
    assert positions.rows(PLAN, {"regime": ["a"], "role": ["luck", "full"]}).tolist() == [0, 2]
    assert positions.rows(PLAN, {"regime": None, "role": ["full"]}).tolist() == [0, 1]


def test_quarters_of_a_year():
    names = ["2027Q3", "2027Q4", "2028Q1"]
    assert positions.quarters(names, [2027]).tolist() == [0, 1]
    assert positions.quarters(names, None).tolist() == [0, 1, 2]


def test_a_year_without_quarters_is_an_error():
    with pytest.raises(LookupError, match="2040"):
        positions.quarters(["2027Q1"], [2027, 2040])


def test_names_in_the_order_asked_for():
    assert positions.named(["c", "a"], ["a", "b", "c"]).tolist() == [2, 0]


def test_an_unknown_name_is_told_the_nearest():
    with pytest.raises(LookupError, match="unknown name 'huors'; did you mean 'hours'"):
        positions.named(["huors"], ["hours", "wages"])
