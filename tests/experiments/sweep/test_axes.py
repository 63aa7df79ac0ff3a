"""What `--vary` asks for, read by hand; every mistake is told, all at once."""

import numpy as np
import pytest

from simulator.experiments.sweep.axes import Axis, axes_of, points_of
from simulator.scenario.errors import ScenarioErrors
from simulator.units import Figure

FIGURES = {
    "royalty.rate": Figure(value=0.1, unit="share", range=(0.0, 0.2), source="s", grade="D"),
    "labour.hours": Figure(value=1.0, unit="index", source="s", grade="D"),
}


def test_a_range_a_list_and_a_figures_own_range():
    found = axes_of(["royalty.rate=0:0.3:4", "labour.hours=2,1", "switches.training=accumulate,replace"], FIGURES)
    assert [axis.values for axis in found] == [("0", "0.1", "0.2", "0.3"), ("2", "1"), ("accumulate", "replace")]
    assert [axis.unit for axis in found] == ["share", "index", ""]
    assert [axis.is_number for axis in found] == [True, True, False]
    assert axes_of(["royalty.rate"], FIGURES)[0].values == ("0", "0.05", "0.1", "0.15", "0.2")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("=1:2:3", "a path is needed"),
        ("royalty.rat", 'did you mean "royalty.rate"?'),
        ("labour.hours", "the file gives no range"),
        ("royalty.rate=0:1", "a range is written lo:hi:n"),
        ("royalty.rate=0:1:2.5", "a range is written lo:hi:n"),
        ("royalty.rate=0:nan:3", "a range is written lo:hi:n"),
        ("royalty.rate=0:1:1", "1 values; 2 to 1000"),
        ("royalty.rate=0.2:0.1:3", "0.2 does not lie below the high end 0.1"),
        ("royalty.rate=0.1", "two values or more"),
        ("royalty.rate=0.1,,0.2", "two values or more"),
    ],
)
def test_each_mistake_is_one_line(text, said):
    with pytest.raises(ScenarioErrors) as caught:
        axes_of([text, "royalty.rate=0:1:2"], FIGURES)
    assert len(caught.value.lines) == 1
    assert said in caught.value.lines[0]


def test_mistakes_are_told_all_at_once():
    with pytest.raises(ScenarioErrors) as caught:
        axes_of(["a=1", "b=2:1:3", "royalty.rate=1,2", "royalty.rate=1,2"], FIGURES)
    assert len(caught.value.lines) == 3


def test_a_grid_has_every_combination_the_last_fastest():
    points = points_of([Axis("a", ("1", "2"), ""), Axis("b", ("x", "y"), "")], "grid", 0, seed=1)
    assert points == [{"a": "1", "b": "x"}, {"a": "1", "b": "y"}, {"a": "2", "b": "x"}, {"a": "2", "b": "y"}]


def test_a_latin_hypercube_has_one_point_in_every_stratum():
    points = points_of([Axis("a", ("0", "5", "10"), ""), Axis("b", ("-1", "1"), "")], "latin-hypercube", 20, seed=3)
    assert sorted(np.floor([2 * float(point["a"]) for point in points])) == list(range(20))
    assert sorted(np.floor([10 * (float(point["b"]) + 1) for point in points])) == list(range(20))


def test_too_many_points_and_words_in_a_hypercube_are_refused():
    wide = [Axis(name, tuple(map(str, range(100))), "") for name in "ab"]
    with pytest.raises(ScenarioErrors, match="10,000 points; at most 5,000"):
        points_of(wide, "grid", 0, seed=1)
    with pytest.raises(ScenarioErrors, match="needs numbers"):
        points_of([Axis("a", ("x", "y"), "")], "latin-hypercube", 5, seed=1)
