"""Pictures of uncertainty: worlds counted by hand, every one drawn."""

import math

import pytest

from simulator.charts.uncertainty import converging, fans, pairs, regrets, stakes
from simulator.charts.uncertainty.album import pictures
from simulator.reporting.static_picture import svg
from simulator.results.interests import INTERESTS
from tests.charts.specimen import reading
from tests.charts.tiny import tiny

HOURS = next(interest for interest in INTERESTS if interest.measure == "hours")
NAMES = ("quo", "levy", "deal")


def hours_of(read):
    return stakes.of_interest(HOURS, read)


def three_worlds():
    """Hours a quarter in three worlds; the levy is above in all, the deal in one and even in another."""
    levels = {"quo": [10.0, 20.0, 30.0], "levy": [11.0, 22.0, 33.0], "deal": [12.0, 20.0, 28.0]}
    return of_hours(levels)


def of_hours(levels):
    return tiny({"hours": {(name, "ensemble"): levels[name] for name in NAMES}}, flows=["hours"])


SIX = pictures(reading(worlds=6))


@pytest.mark.parametrize("name", list(SIX))
def test_each_picture_draws_and_holds_its_numbers(name):
    picture = SIX[name]
    assert picture.name == name
    assert len(picture.table)
    assert "nan" not in picture.title.lower()
    assert svg(picture.spec()).startswith("<svg")


def test_changes_are_paired_in_an_average_year():
    assert hours_of(three_worlds()).change(three_worlds(), "deal", "ensemble").tolist() == [8.0, 0.0, -8.0]


def test_pairs_are_counted_and_ties_are_halves():
    found = pairs.table(three_worlds()).set_index(["regime", "other"])["share"]
    assert found["levy", "quo"] == 1.0
    assert found["deal", "quo"] == 0.5
    assert found["deal", "levy"] == pytest.approx(1 / 3)
    assert "In no pair of regimes" in pairs.title(pairs.table(three_worlds()))  # three worlds are too few


def test_a_pair_is_clear_from_eleven_worlds_of_eleven():
    """Wilson's lower bound of n out of n is n / (n + 1.645 ** 2): 79% of ten worlds, 80% of eleven."""
    for count, said in ((10, "In no pair of regimes"), (11, "3 of 3 for hours of work")):
        known = of_hours({name: [float(level)] * count for name, level in zip(NAMES, (1, 2, 3), strict=True)})
        assert said in pairs.title(pairs.table(known))


def test_regret_is_behind_the_best_of_the_same_world():
    found = regrets.table(three_worlds()).set_index("regime")
    # Hours against the first rule's: the levy adds 10% in every world, the deal 20%, nothing and -6.7%.
    assert found.loc["quo", "mean"] == pytest.approx((0.2 + 0.1 + 0.1) / 3)
    assert found.loc["levy", "mean"] == pytest.approx((0.1 + 0 + 0) / 3)
    assert found.loc["deal", "best_share"] == pytest.approx(1 / 3)


def test_a_lead_that_may_be_chance_is_not_told_apart():
    """The levy leads the deal by -10, 10 and 16.7 points: 5.6 in the mean, with wide bounds."""
    assert regrets.title(regrets.table(three_worlds()), three_worlds()) == (
        "Least regret on average: levy or deal (not told apart) for hours of work"
    )


def test_who_is_best_most_often_is_told_with_bounds():
    (stake,) = stakes.told(three_worlds())
    said = regrets.leader(three_worlds(), stake)
    assert said.startswith(
        "Hours of human work against quo: no regime is surely best in most worlds; levy is best in 2 of"
    )


def test_a_clear_sign_is_the_same_in_eleven_worlds_of_eleven():
    many = {"quo": [10.0] * 11, "levy": [11.0] * 11, "deal": [11.0] * 10 + [9.0]}
    assert fans.interval_picture(of_hours(many), hours_of(of_hours(many))).title == (
        "Hours of human work: the sign is clear under levy and no other"
    )
    two = {"quo": [10.0] * 2, "levy": [11.0] * 2, "deal": [12.0] * 2}
    picture = fans.interval_picture(of_hours(two), hours_of(of_hours(two)))
    assert picture.title == "Hours of human work: no regime's sign is clear"
    assert "lowest to highest of 2 worlds" in picture.subtitle


def test_three_worlds_do_not_bound_a_middle():
    known = three_worlds()
    assert "too few worlds" in converging.title(converging.table(known, hours_of(known)), known, hours_of(known))


def test_the_widest_middle_is_named():
    many = {"quo": [0.0] * 8, "levy": [float(v) for v in range(1, 9)], "deal": [10.0 * v for v in range(1, 9)]}
    read = tiny({"hours": {(name, "ensemble"): many[name] for name in NAMES}}, flows=["hours"])
    # Eight worlds: the second lowest and second highest bound the middle; the deal's are 4 x 20 and 4 x 70.
    said = converging.title(converging.table(read, hours_of(read)), read, hours_of(read))
    assert "after 8 worlds the middle is known to 200 or better (widest: deal, +80 to +280)" in said


def test_a_regime_with_fewer_worlds_than_others_is_not_forgotten():
    levels = {"quo": [10.0] * 9, "levy": [float(v) for v in range(11, 20)], "deal": [math.nan, *range(20, 100, 10)]}
    read = of_hours(levels)
    assert "after 8 worlds" in converging.title(converging.table(read, hours_of(read)), read, hours_of(read))


def test_without_another_regime_there_is_nothing_to_be_sure_of():
    assert pictures(tiny({"hours": {("quo", "ensemble"): [1.0, 2.0]}})) == {}
