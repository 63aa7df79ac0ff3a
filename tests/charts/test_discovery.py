"""A discovery's pictures."""

import pytest

from simulator.charts.discovery import discovery_chart, ranges_chart, ranges_table, trajectory_table
from simulator.reporting.static_picture import svg

TOLD = {
    "trajectory": [
        {"coverage": 1.0, "density": 0.1, "mass": 1.0, "restricted": []},
        {"coverage": 0.9, "density": 0.4, "mass": 0.225, "restricted": ["a"]},
        {"coverage": 0.6, "density": 0.8, "mass": 0.075, "restricted": ["a", "b"]},
    ]
}
BOX = {
    "ranges": [
        {"path": "law.flow", "drawn": [0.0, 0.5], "low": 0.25, "high": None, "low_span": [0.2, 0.3], "high_span": None,
         "said": "above 25 %"},
        {"path": "labour.exit", "drawn": [1.0, 3.0], "low": 1.5, "high": 2.0, "low_span": None, "high_span": [0.5, 2.5],
         "said": "1.5 to 2"},
    ]
}  # fmt: skip


def test_the_chosen_step_is_in_the_sentence():
    picture = discovery_chart(trajectory_table(TOLD), 2)
    assert "Step 2 holds 60%" in picture.title
    assert "in 80% of its worlds" in picture.title
    assert svg(picture.spec()).startswith("<svg")


def test_two_marks_close_together_are_named_on_different_sides():
    picture = discovery_chart(trajectory_table(TOLD), 2, shown=(0.62, 0.78))
    names = {layer["encoding"]["text"]["value"]: layer["mark"] for layer in texts_of(picture.spec())}
    assert (names["step 2"]["align"], names["told"]["align"]) == ("left", "right")
    assert names["step 2"]["dy"] < 0 < names["told"]["dy"]
    lower = discovery_chart(trajectory_table(TOLD), 2, shown=(0.62, 0.82))
    names = {layer["encoding"]["text"]["value"]: layer["mark"] for layer in texts_of(lower.spec())}
    assert names["told"]["dy"] < 0 < names["step 2"]["dy"]


def texts_of(spec):
    """Every layer that writes a text."""
    inner = [found for layer in spec.get("layer", ()) for found in texts_of(layer)]
    return inner + ([spec] if "text" in spec.get("encoding", {}) else [])


def test_a_claim_that_seldom_holds_is_told_so():
    assert "in which it holds" in discovery_chart(trajectory_table(TOLD), 1, "holds").title


def test_ends_are_shares_of_what_was_drawn():
    table = ranges_table(BOX)
    assert list(table["end"]) == pytest.approx([0.5, 0.25, 0.5])
    assert list(table["high"]) == pytest.approx([1.0, 0.5, 0.5])
    assert list(table["span_low"]) == pytest.approx([0.4, 0.25, 0.0])  # what lies outside ends at the edge
    assert svg(ranges_chart(table).spec()).startswith("<svg")
