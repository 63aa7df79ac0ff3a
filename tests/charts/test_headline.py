"""The headline quantities, by hand."""

import pytest

from simulator.charts import headline
from tests.charts.specimen import reading as specimen_reading
from tests.charts.tiny import tiny

MONEY = {
    "paid_people": {("old", "full"): [0.0], ("new", "full"): [150.0]},
    "paid_outside": {("old", "full"): [0.0], ("new", "full"): [50.0]},
    "paid_funds": {("old", "full"): [0.0], ("new", "full"): [20.0]},
    "royalty_owed": {("old", "full"): [0.0], ("new", "full"): [190.0]},
    "royalty_evaded": {("old", "full"): [0.0], ("new", "full"): [10.0]},
    "displaced_wages": {("old", "full"): [900.0], ("new", "full"): [600.0]},
    "headcount": {("old", "full"): [10.0], ("new", "full"): [8.0]},
    "hours": {("old", "full"): [50.0], ("new", "full"): [55.0]},
}


def middles() -> dict[str, float]:
    flows = [name for name in MONEY if name != "headcount"]
    table = headline.table(tiny(MONEY, flows=flows))
    return dict(zip(*(table[table["regime"] == "new"][name] for name in ("headline", "middle")), strict=True))


def test_by_hand():
    found = middles()
    assert found["money_per_worker"] == 4 * (150 - 50) / 8  # those outside the workforce are not in it
    assert found["plans_per_worker"] == 4 * 20 / 8
    assert found["made_up_share"] == pytest.approx((100 + 20) / 600)
    assert found["reaching_share"] == pytest.approx((150 + 20) / 200)  # of what is due, evaded or not
    assert found["hours_change"] == pytest.approx(0.1)
    assert found["jobs_change"] == pytest.approx(-0.2)
    assert "price_change" not in found  # the results hold no prices


def test_the_baseline_differs_from_itself_by_nothing():
    table = headline.table(specimen_reading(worlds=3))
    same = table[(table["regime"] == "status_quo") & table["headline"].str.endswith("_change")]
    assert (same[["low", "middle", "high"]] == 0).all(axis=None)


def test_titles_name_the_baseline():
    table = headline.table(specimen_reading(worlds=1))
    assert "Hours of human work against status quo" in set(table["title"])
