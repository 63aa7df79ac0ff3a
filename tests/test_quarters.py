"""Calendar arithmetic and compounding, by hand."""

import math

import pytest

from simulator.quarters import Quarter, growth_per_quarter, share_per_quarter


def test_quarters_count() -> None:
    assert Quarter.parse("2036Q4") - Quarter.parse("2027Q1") == 39
    assert str(Quarter.parse("2026Q4") + 1) == "2027Q1"


def test_the_federal_fiscal_year_starts_in_october() -> None:
    assert Quarter.parse("2026Q4").fiscal_year == 2027
    assert Quarter.parse("2027Q3").fiscal_year == 2027


@pytest.mark.parametrize("bad", ["2027", "2027Q5", "27Q1", "2027q1", ""])
def test_nonsense_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="2027Q1"):
        Quarter.parse(bad)


def test_four_quarters_compound_to_the_year() -> None:
    assert 1 - (1 - share_per_quarter(0.09)) ** 4 == pytest.approx(0.09, rel=1e-14)
    assert growth_per_quarter(0.4) ** 4 == pytest.approx(math.exp(0.4), rel=1e-14)
