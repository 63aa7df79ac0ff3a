"""Who gains and who loses: the sum is the sum."""

import pandas as pd
import pytest

from simulator.charts import incidence
from simulator.charts.regimes import Regimes
from tests.charts.specimen import reading


def test_parties_add_up_to_the_last_row():
    for _, rows in incidence.table(reading(worlds=2)).groupby("regime"):
        assert rows["party"].iloc[-1] == incidence.TOTAL
        assert rows["change"].iloc[:-1].sum() == pytest.approx(rows["change"].iloc[-1])


def some() -> pd.DataFrame:
    parties = {"consumers": -5e9, "studios": 2e9, "AI firms": -7e9, incidence.TOTAL: -10e9}
    return pd.DataFrame(
        [{"regime": "deal", "party": party, "middle": change, "change": change} for party, change in parties.items()]
    )


def test_those_who_pay_are_named_largest_first_and_the_sum_is_nobody():
    assert incidence.payers(some(), "deal") == [("AI firms", -7e9), ("consumers", -5e9)]


def test_title():
    regimes = Regimes(("old", "deal"), "old", {})
    assert incidence.title(some(), regimes) == "Deal moves most money; it costs AI firms $7bn and consumers $5bn a year"
    gains = some().assign(change=[1.0, 2.0, 3.0, 6.0])
    assert incidence.title(gains, regimes) == "No party loses under deal, the regime that moves most money"


def test_it_is_said_that_it_is_no_welfare():
    assert "no measure of welfare" in incidence.picture(reading(worlds=1)).note
