"""A calibration's table and picture."""

from simulator.charts.calibration import calibration_chart, calibration_table
from simulator.reporting.static_picture import svg

PARAMETERS = [
    {"path": "law.flow", "abc": 1.0, "smm": 1.0, "covered": 0.9, "verdict": "not identified", "teller": "hours"},
    {"path": "demand.share", "abc": 0.22, "smm": 0.18, "covered": 0.88, "verdict": "identified", "teller": "margin"},
    {"path": "demand.other", "abc": 0.5, "smm": 0.8, "covered": 0.92, "verdict": "in part", "teller": "hours"},
]


def test_what_is_known_stands_first():
    table = calibration_table(PARAMETERS)
    assert list(table["Parameter"]) == ["demand.share", "demand.other", "law.flow"]
    assert list(table["Left of its range, ABC"]) == ["22%", "50%", "100%"]


def test_the_picture_draws_and_counts():
    picture = calibration_chart(PARAMETERS)
    assert "tell 1 of 3" in picture.title
    assert svg(picture.spec()).startswith("<svg")
