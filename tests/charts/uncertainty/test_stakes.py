"""What is at stake: every headline, from a side that is named; worlds counted by hand."""

import numpy as np
import pytest

from simulator.charts import headline
from simulator.charts.uncertainty import pairs, regrets, stakes
from simulator.charts.uncertainty.album import pictures
from tests.charts.specimen import reading
from tests.charts.tiny import tiny

# Nothing is due under the old rule; of what is due 30 and 40 of 100 reach people, then 50 and 20.
DUE = {
    "paid_people": {("old", "ensemble"): [0.0, 0.0], ("new", "ensemble"): [30.0, 40.0],
                    ("deal", "ensemble"): [50.0, 20.0]},
    "royalty_owed": {("old", "ensemble"): [0.0, 0.0], ("new", "ensemble"): [100.0, 100.0],
                     ("deal", "ensemble"): [100.0, 100.0]},
}  # fmt: skip


def due():
    return tiny(DUE, flows=list(DUE))


def test_every_headline_is_analysed_and_every_party_has_something_at_stake():
    known = reading(worlds=3)
    found = stakes.told(known)
    assert {one.name for one in headline.told(known)} <= {stake.name for stake in found}
    assert {stake.side for stake in found} >= {"workers", "studios", "AI firms", "consumers"}
    assert len({stake.title for stake in found}) == len(found)
    made = pictures(known)
    assert all(f"convergence_{stake.name}" in made for stake in found)
    assert set(made["pairs"].table["outcome"]) == {stake.title for stake in found}
    assert set(made["regret"].table["outcome"]) == {stake.title for stake in found}


def test_no_direction_is_given_without_its_side():
    found = {stake.name: stake.direction for stake in stakes.told(reading(worlds=3))}
    assert found["price_change"] == "less is better for viewers"
    assert found["ai_firm_profit"] == "more is better for AI firms"
    assert found["money_per_worker"] == "more is better for workers"


def test_a_share_that_the_baseline_has_not_is_told_as_it_is():
    (reaching,) = stakes.told(due())
    assert not reaching.is_told_as_change(due())
    np.testing.assert_allclose(reaching.change(due(), "new", "ensemble"), [0.3, 0.4])
    assert "interval_reaching_share" not in pictures(due())
    names, values = stakes.by_regime(due(), reaching)
    assert names == ("new", "deal")
    np.testing.assert_allclose(values, [[0.3, 0.5], [0.4, 0.2]])


def test_a_regime_without_a_value_is_in_no_pair():
    found = pairs.table(due()).set_index(["regime", "other"])["share"]
    assert found.to_dict() == {("new", "deal"): 0.5, ("deal", "new"): 0.5}
    assert set(regrets.table(due())["regime"]) == {"new", "deal"}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("money_per_worker", 12.0, "+$12"), ("hours_change", -0.034, "−3.4%"), ("made_up_share", 0.034, "+3.4 points")],
)
def test_amounts_in_words(name, value, said):
    stake = next(stake for stake in stakes.told(reading(worlds=3)) if stake.name == name)
    assert stake.say(value) == said
    assert stake.size(0.02) == ("$0.02" if name == "money_per_worker" else "2.0 points")


def test_a_studio_that_begins_fewer_works_is_not_called_richer():
    """It books 8 more a quarter, and has 12 less in hand: 16 a year worse."""
    read = tiny({
        "studio_profit": {("old", "ensemble"): [100.0], ("new", "ensemble"): [108.0]},
        "works_in_hand_change": {("old", "ensemble"): [0.0], ("new", "ensemble"): [-12.0]},
    }, flows=["studio_profit", "works_in_hand_change"])  # fmt: skip
    (profit,) = stakes.told(read)
    assert profit.change(read, "new", "ensemble").tolist() == [-16.0]
    assert profit.title == "Profit of studios, unfinished works at their worth"


def test_worlds_without_a_value_are_counted_and_said():
    known = tiny({
        "paid_people": {("old", "ensemble"): [0.0] * 3, ("new", "ensemble"): [30.0] * 3,
                        ("deal", "ensemble"): [9.0] * 3},
        "headcount": {(name, "ensemble"): [1.0] * 3 for name in ("old", "new", "deal")},
        "royalty_owed": {("old", "ensemble"): [0.0] * 3, ("new", "ensemble"): [100.0] * 3,
                         ("deal", "ensemble"): [10.0, 10.0, 0.0]},
    }, flows=["paid_people", "royalty_owed"])  # fmt: skip
    assert "how much of a dollar reaches people in as few as 2." in pairs.how_well(pairs.table(known))
