"""The traps of YAML's words."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario.scalars import meaning


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1), ("-7", -7), ("+3", 3), ("0", 0), ("141_000_000_000", 141_000_000_000),
        ("0.1", 0.1), ("1e-3", 0.001), ("1.5e9", 1.5e9), (".5", 0.5), ("5.", 5.0), ("-0.25", -0.25),
        ("true", True), ("false", False), ("null", None), ("~", None), ("", None),
    ],
)  # fmt: skip
def test_numbers_and_the_few_words_with_a_meaning(text, value):
    assert meaning(text, is_plain=True) == value
    assert type(meaning(text, is_plain=True)) is type(value)


@pytest.mark.parametrize(
    "text",
    ["NO", "no", "Yes", "on", "12:30", "1:20:30", "2027Q1", "2026-07", "010", "0x1F", "0b1", "1_", "_1", "1__0",
     "1,000", ".nan", "nan", ".inf", "inf", "-", ".", "e5", "1e", "١٢", "True", "1" * 41],
)  # fmt: skip
def test_everything_else_is_text(text):
    assert meaning(text, is_plain=True) == text


@given(st.text())
def test_quoted_text_is_always_text(text):
    assert meaning(text, is_plain=False) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_python_numbers_read_back(number):
    assert meaning(repr(number), is_plain=True) == number


def test_an_infinite_exponent_is_not_finite_and_therefore_refused_later():
    assert meaning("1e999", is_plain=True) == math.inf
