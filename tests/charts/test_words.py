"""Numbers as people say them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.charts import words


@pytest.mark.parametrize(
    ("dollars", "said"),
    [
        (0, "$0"),
        (8.4, "$8.40"),
        (0.004, "$0.00"),
        (9.999, "$10.00"),
        (460.4, "$460"),
        (1144, "$1,140"),
        (999.6, "$1,000"),
        (4.42e9, "$4.4bn"),
        (141e9, "$141bn"),
        (999.6e6, "$1bn"),
        (1.2e6, "$1.2m"),
        (-45, "−$45"),
        (-0.003, "$0.00"),
        (2e12, "$2tn"),
    ],
)
def test_usd(dollars, said):
    assert words.usd(dollars) == said


def test_a_change_has_a_sign_and_zero_none():
    assert [words.usd(x, is_change=True) for x in (12.0, -12.0, 0.0, 1e-9)] == ["+$12", "−$12", "$0", "$0.00"]
    assert [words.percent(x, is_change=True) for x in (0.012, -0.12, 0.0, 1e-9)] == ["+1.2%", "−12%", "0.0%", "0.00%"]
    assert [words.count(x, is_change=True) for x in (1234, -1234, 0)] == ["+1,230", "−1,230", "0"]


@pytest.mark.parametrize("say", [words.usd, words.percent, words.cents, words.count])
def test_what_is_not_known_is_not_a_number(say):
    assert say(math.nan) == words.UNKNOWN


@pytest.mark.parametrize(
    ("share", "said"), [(0.12, "12%"), (0.034, "3.4%"), (0.0005, "0.05%"), (1.0, "100%"), (0.0, "0.0%")]
)
def test_percent(share, said):
    assert words.percent(share) == said


def test_many():
    assert (words.many(567e6), words.many(1234.0), words.many(-2e6, is_change=True)) == ("567m", "1,230", "−2m")


def test_worlds_are_counted():
    assert words.worlds(0.975, 40) == "in 39 of 40 simulated worlds"
    assert words.worlds(math.nan, 0) == "in one world only"


def test_lists_and_spans():
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert (words.span("1", "2"), words.span("1", "1")) == ("1 to 2", "1")


@given(st.floats(min_value=0.5, max_value=1e14))
def test_money_said_is_money_meant(dollars):
    """Three figures hold half a percent; below ten dollars cents are said, below a thousand whole dollars."""
    text = words.usd(dollars).removeprefix("$").replace(",", "")
    size = next((scale for scale, name in words.SIZES if text.endswith(name)), 1.0)
    assert float(text.rstrip("tbnm")) * size == pytest.approx(dollars, rel=0.06 if size > 1 else 0.0051, abs=0.5)


@pytest.mark.parametrize(
    ("worlds", "held"),
    [
        (0, "one world, no range"),
        (1, "one world, no range"),
        (2, "lowest to highest of 2 worlds"),
        (18, "lowest to highest of 18 worlds"),
        (19, "nine worlds in ten"),
        (40, "nine worlds in ten"),
    ],
)
def test_few_worlds_hold_no_nine_in_ten(worlds, held):
    assert words.holding(worlds) == held
    assert words.ends(worlds) == ("5% to 95%" if worlds >= 19 else "lowest to highest")
