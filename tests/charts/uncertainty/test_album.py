"""Pictures of uncertainty: worlds counted by hand, every one drawn."""

import pytest

from simulator.charts.uncertainty import converging, fans, pairs, regrets, worlds
from simulator.charts.uncertainty.album import pictures
from simulator.reporting.static_picture import svg
from simulator.results.interests import INTERESTS
from tests.charts.specimen import reading
from tests.charts.tiny import tiny

HOURS = next(interest for interest in INTERESTS if interest.measure == "hours")
NAMES = ("quo", "levy", "deal")


def three_worlds():
    """Hours a quarter in three worlds; the levy is above in all, the deal in one and even in another."""
    levels = {"quo": [10.0, 20.0, 30.0], "levy": [11.0, 22.0, 33.0], "deal": [12.0, 20.0, 28.0]}
    return tiny({"hours": {(name, "ensemble"): levels[name] for name in NAMES}}, flows=["hours"])


@pytest.mark.parametrize("name", list(pictures(reading(worlds=6))))
def test_each_picture_draws_and_holds_its_numbers(name):
    picture = pictures(reading(worlds=6))[name]
    assert picture.name == name
    assert len(picture.table)
    assert "nan" not in picture.title.lower()
    assert svg(picture.spec()).startswith("<svg")


def test_changes_are_paired_in_an_average_year():
    assert worlds.change(HOURS)(three_worlds(), "deal", "ensemble").tolist() == [8.0, 0.0, -8.0]


def test_pairs_are_counted_and_ties_are_halves():
    found = pairs.table(three_worlds()).set_index(["regime", "other"])["share"]
    assert found["levy", "quo"] == 1.0
    assert found["deal", "quo"] == 0.5
    assert found["deal", "levy"] == pytest.approx(1 / 3)
    assert "1 of 3 for hours of human work" in pairs.title(pairs.table(three_worlds()))


def test_regret_is_behind_the_best_of_the_same_world():
    found = regrets.table(three_worlds()).set_index("regime")
    assert found.loc["quo", "mean"] == pytest.approx((8 + 8 + 12) / 3)
    assert found.loc["levy", "mean"] == pytest.approx((4 + 0 + 0) / 3)
    assert found.loc["deal", "best_share"] == pytest.approx(1 / 3)


def test_a_clear_sign_is_one_whose_whole_bar_lies_on_one_side():
    assert fans.interval_picture(three_worlds(), HOURS).title == (
        "Hours of human work: the sign is clear under levy and no other"
    )


def test_three_worlds_do_not_bound_a_middle():
    assert "too few worlds" in converging.title(converging.table(three_worlds(), HOURS), three_worlds(), HOURS)


def test_the_widest_middle_is_named():
    many = {"quo": [0.0] * 8, "levy": [float(v) for v in range(1, 9)], "deal": [10.0 * v for v in range(1, 9)]}
    read = tiny({"hours": {(name, "ensemble"): many[name] for name in NAMES}}, flows=["hours"])
    # Eight worlds: the second lowest and second highest bound the middle; the deal's are 4 x 20 and 4 x 70.
    said = converging.title(converging.table(read, HOURS), read, HOURS)
    assert "after 8 worlds the middle is known to 200 or better (widest: deal, +80 to +280)" in said


def test_without_another_regime_there_is_nothing_to_be_sure_of():
    assert pictures(tiny({"hours": {("quo", "ensemble"): [1.0, 2.0]}})) == {}
