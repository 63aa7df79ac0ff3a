"""A figure carries its unit, range and source, or is refused."""

import pytest
from pydantic import ValidationError

from simulator.units import Figure, assumption


def test_a_figure_outside_its_range_is_refused() -> None:
    with pytest.raises(ValidationError, match="outside its own range"):
        Figure(value=2, unit="share", range=(0, 1), source="x", grade="A")


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(ValidationError, match="not known"):
        Figure(value=2, unit="furlongs", source="x", grade="A")


def test_a_source_is_required() -> None:
    with pytest.raises(ValidationError, match="source"):
        Figure.model_validate({"value": 1, "unit": "share", "grade": "A"})


def test_a_free_parameter_needs_a_range() -> None:
    with pytest.raises(ValidationError, match="needs a range"):
        Figure(value=1, unit="share", source="x", grade="D", free=True)


def test_a_figure_moved_outside_its_range_widens_it() -> None:
    moved = Figure(value=0.1, unit="share", range=(0, 0.2), source="x", grade="B").at(0.5)
    assert moved.range == (0, 0.5)


def test_an_assumption_says_so() -> None:
    assert assumption(0.4, "share").grade == "D"
