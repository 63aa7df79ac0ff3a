"""Every picture of a table is a drawing with its numbers."""

import pytest

from simulator.charts.bargaining.pictures import ALBUM, drawable
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
