"""Every picture of a table is a drawing with its numbers; curves and edges by hand."""

import pandas as pd
import pytest

from simulator.charts.bargaining.pictures import ALBUM, crossings, drawable, edges
from simulator.reporting.static_picture import svg
from tests.experiments.bargaining.tables import summary


@pytest.mark.parametrize("name", list(ALBUM))
def test_each_picture_draws_and_holds_its_numbers(name):
    picture = ALBUM[name](summary())
    assert picture.name == name
    assert len(picture.table)
    assert picture.title
    assert svg(picture.spec()).startswith("<svg")


def test_a_table_of_one_issue_has_no_map_of_terms():
    told = summary() | {"zone": summary()["zone"] | {"lattice": []}}
    assert "terms" not in drawable(told)


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
