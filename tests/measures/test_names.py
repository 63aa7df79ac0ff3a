"""Every measure has a name of its own, and the table of names is what a run reports."""

from collections import Counter

from simulator.measures.names import measures
from simulator.model.run import measures_of, simulate
from tests.model.worlds import a_run, regime


def test_names_are_unique_and_counted_by_hand() -> None:
    names = [measure.name for measure in measures(["writers", "actors", "camera"])]
    assert max(Counter(names).values()) == 1
    assert sum(name.startswith("bands") for name in names) == 5 * (1 + 3)
    assert sum("/decile=" in name for name in names) == 2 * 10
    assert sum("/size=" in name for name in names) == 2 * 6
    assert sum(name.endswith("=actors") for name in names) == 7


def test_stocks_and_indices_do_not_add_up_over_quarters() -> None:
    by_name = {measure.name: measure for measure in measures(["writers"])}
    flows = ("hours", "wage_income", "royalty_owed", "paid_people", "paid_people/craft=writers", "works_released")
    stocks = ("headcount", "escrow", "carried", "undistributed", "price_index", "wage_index/craft=writers")
    assert all(by_name[name].additive for name in flows)
    assert not any(by_name[name].additive for name in stocks)


def test_a_run_shows_every_measure_and_no_other() -> None:
    run = a_run(regime("data_dignity"), quarters=4)
    shown = simulate(run).rows[-1].keys()
    named = {measure.name for measure in measures_of(run)}
    assert set(shown) == {name for name in named if not name.startswith("bands")}
