"""A figure carries its unit, range and source, or is refused."""

import pytest
from pydantic import TypeAdapter, ValidationError

from simulator.units import Figure, Share, assumption, content_hash, show


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


def test_a_place_expects_a_unit_and_bounds() -> None:
    rate = TypeAdapter(Share)
    assert rate.validate_python(assumption(1.0, "share")).value == 1.0
    with pytest.raises(ValidationError, match='unit "usd" does not fit; expected "share"'):
        rate.validate_python(assumption(1.0, "usd"))
    with pytest.raises(ValidationError, match="-1 % is not allowed; allowed: 0 % to 100 %"):
        rate.validate_python(assumption(-0.01, "share"))
    with pytest.raises(ValidationError, match="120 % is not allowed"):
        rate.validate_python(Figure(value=1, unit="share", range=(0, 1.2), source="a", grade="D"))


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0.1, "share", "10 %"),
        (0.0005, "share", "0.05 %"),
        (0.09, "share_per_year", "9 % a year"),
        (141e9, "usd_per_year", "$141 bn a year"),
        (220e6, "usd_per_year", "$220 m a year"),
        (27540, "usd_per_year", "$27,540 a year"),
        (-2.5, "usd", "-$2.5"),
        (8, "usd_per_year_per_payee", "$8 a year and payee"),
        (1.5, "elasticity", "1.5"),
        (350_000, "persons", "350,000 persons"),
        (2_000_000, "works", "2,000,000 works"),
    ],
)
def test_values_are_shown_as_readers_write_them(value: float, unit: str, words: str) -> None:
    assert show(value, unit) == words


def test_commentary_does_not_count_in_a_hash() -> None:
    one = Figure(value=1, unit="share", source="a", grade="A", note="x")
    other = Figure(value=1, unit="share", source="b", grade="D")
    assert content_hash(one) == content_hash(other)
    assert content_hash(one) != content_hash(one.at(0.5))
    assert len(content_hash(one, other)) == 64
