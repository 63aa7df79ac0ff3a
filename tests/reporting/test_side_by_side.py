"""The regimes side by side."""

from simulator.reporting.side_by_side import SHORT, side_by_side
from tests.charts.specimen import reading


def test_one_line_a_regime_and_one_cell_a_column():
    table = side_by_side(reading(worlds=3))
    assert table.columns == tuple(SHORT.values())
    assert len(table.lines) == 6
    assert all(len(line.cells) == len(table.columns) for line in table.lines)


def test_the_baseline_is_not_compared_with_itself():
    line = next(line for line in side_by_side(reading(worlds=3)).lines if line.is_baseline)
    assert line.regime == "Status quo"
    assert line.cells[2].number == "–"  # hours against status quo
    assert line.paid_by == ""


def test_those_who_lose_are_named_with_dollars():
    line = next(line for line in side_by_side(reading(worlds=3)).lines if line.regime == "Union-negotiated")
    assert line.paid_by.startswith("AI firms −$")
    assert "consumers −$" in line.paid_by
