"""A calibration's table and picture."""

from simulator.charts.calibration import MISSED, VERDICTS, calibration_chart, calibration_table
from simulator.experiments.calibration.identification import BY_A_MISS, ORDER
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


def test_verdicts_are_those_of_the_experiment():
    """Charts and experiments stand on one floor and cannot import each other."""
    assert VERDICTS == ORDER
    assert tuple(BY_A_MISS.values()) == MISSED


def test_a_parameter_told_by_a_missed_figure_is_not_counted_as_known():
    rows = [PARAMETERS[0], PARAMETERS[1] | {"verdict": MISSED[0]}, PARAMETERS[2]]
    title = calibration_chart(rows).title
    assert "tell 0 of 3" in title
    assert "1 by figures that the model misses" in title
    assert "demand.share (by a missed figure)" in svg(calibration_chart(rows).spec())
    assert list(calibration_table(rows)["Verdict"]) == ["in part", MISSED[0], "not identified"]
