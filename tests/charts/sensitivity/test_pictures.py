"""Every picture of an analysis draws; tables hold the numbers given by hand."""

import json

import numpy as np
import pytest

from simulator.charts.sensitivity import tables
from simulator.charts.sensitivity.pictures import cell, over_whole, pictures, round_one
from simulator.reporting.static_picture import svg
from tests.charts.sensitivity.analysis import DUMMY, A, B, told


def test_each_picture_draws_and_holds_its_numbers():
    found = pictures(told())
    assert list(found) == [
        "tornado_hours", "tornado_studio_profit", "interactions_hours", "interactions_studio_profit", "groups",
    ]  # fmt: skip
    for name, picture in found.items():
        assert picture.name == name
        assert len(picture.table)
        assert svg(picture.spec()).startswith("<svg")


def test_a_screening_alone_has_tornados_alone():
    short = {key: rows for key, rows in told().items() if key not in {"shares", "group_shares"}}
    assert list(pictures(short)) == ["tornado_hours", "tornado_studio_profit"]


def test_the_widest_swing_comes_first_and_the_dummy_is_out():
    found = tables.tornado(told(), "hours")
    assert list(dict.fromkeys(found["path"])) == [A, B]
    assert found["at_high"].tolist() == [130.0, 130.0, 110.0, 110.0]


def test_parts_of_a_bar_sum_to_the_share_and_an_estimate_below_nothing_is_drawn_as_nothing():
    row = tables.share({"regime": "levy", "name": A, "first": [-0.3, -0.1, 0.2], "total": [0.0, 0.2, 0.5]})
    assert (row["alone"], row["together"]) == (0.0, 0.2)
    assert row["first"] == -0.1


def test_a_regime_that_answers_on_one_side_is_named():
    broken = told()
    for row in broken["tornado"]:
        if row["regime"] == "deal":
            row["at_low"], row["at_high"] = 50.0, 60.0
    assert "A deal" in pictures(broken)["tornado_hours"].note
    assert "A levy" not in pictures(broken)["tornado_hours"].note


def with_bounds(half):
    broad = told()
    for row in (*broad["shares"], *broad["group_shares"], *broad["mean_group_shares"]):
        row["total"] = [row["total"][1] - half, row["total"][1], row["total"][1] + half]
    for row in broad["parts"]:
        row |= {key: [0.25 - half, 0.25, 0.25 + half] for key in ("named", "rest", "interplay")}
    return broad


def test_wide_bounds_are_said():
    found = pictures(with_bounds(0.15))
    assert found["interactions_hours"].note.startswith("Bounds are 30% wide")
    assert "Bounds are 30% wide" in found["groups"].note
    assert "Bounds" not in pictures(told())["interactions_hours"].note


def test_what_is_cut_off_is_said_and_law_is_the_sectors():
    beyond = told()
    for row in beyond["shares"]:
        row["total"][2] = 1.7 if row["name"] == A else row["total"][2]
    assert "2 lines are cut off at 0 or 150%" in pictures(beyond)["interactions_hours"].note
    assert "the clauses of the regimes stay" in pictures(told())["groups"].note


def test_all_others_are_said_to_be_one_block():
    assert "The 23 others are one block" in pictures(told())["interactions_hours"].subtitle
    assert "All others as one" in set(pictures(told())["interactions_hours"].table["figure"])


def test_effects_are_said_with_half_widths_and_unevenness():
    assert tables.effects(told(), "studio_profit", [A, DUMMY]) == [
        ["Substitution", "$60 ± $2.00; 0.0", "$60 ± $2.00; 0.0"], ["Dummy", "0", "0"],
    ]  # fmt: skip


def test_with_too_few_samples_no_title_claims_to_know():
    found = pictures(with_bounds(0.4))
    assert found["interactions_hours"].title == (
        "Hours of human work: too few samples to tell shares of the variance; bounds are 80% wide and more"
    )
    assert found["groups"].title.startswith("Too few samples to tell which group")


def test_a_square_has_no_figure_where_its_bounds_tell_none():
    assert cell(0.1, 0.3, 0.5) == "30%"
    assert cell(-0.1, 0.3, 0.5) == "?"
    drawn = json.dumps(pictures(with_bounds(0.4))["groups"].spec())
    assert '"said": "?"' in drawn
    assert '"said": "75%"' not in drawn
    assert '"said": "75%"' in json.dumps(pictures(told())["groups"].spec())


def test_an_estimate_beyond_the_whole_is_not_given_in_figures():
    assert (over_whole(0.42), over_whole(1.69)) == ("42%", "over 100%")


@pytest.mark.parametrize(("value", "drawn"), [(1.23456789, 1.23457), (None, None), (np.nan, None)])
def test_what_is_not_known_is_not_drawn(value, drawn):
    assert round_one(value) == drawn
