"""Curves and edges of the map of terms, by hand."""

import pandas as pd

from simulator.charts.bargaining.map_of_terms import crossings, curves_in_words, edges, ticks


def test_a_curve_runs_through_zero_by_linear_interpolation():
    table = pd.DataFrame(
        {"first": [0.0, 0.0, 1.0, 1.0], "second": [0.0, 1.0, 0.0, 1.0], "guild_gain": [-1.0, 3.0, -1.0, 1.0]}
    )
    found = crossings(table, "guild", "first", "second")
    assert found["second"].tolist() == [0.25, 0.5]


def test_cells_meet_halfway_and_end_with_the_table():
    table = pd.DataFrame({"first": [0.0, 1.0, 2.0]})
    found = edges(table, "first")
    assert found["first_low"].tolist() == [0.0, 0.5, 1.5]
    assert found["first_high"].tolist() == [0.5, 1.5, 2.0]


def test_a_side_without_a_line_is_explained():
    table = pd.DataFrame({"guild_gain": [1.0, 2.0], "studios_gain": [-1.0, 2.0]})
    assert curves_in_words(table) == (
        "In the middle world guilds would sign all of these terms. "
        "The orange line is where studios are indifferent in the middle."
    )
    assert "studios would sign none" in curves_in_words(table.assign(studios_gain=-1.0))


def test_shares_are_marked_in_percent():
    assert ticks({"unit": "share"}).format == ".3~%"
