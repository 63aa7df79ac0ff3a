"""Expected and found: bands are read off correctly, misses come first, and the page says so."""

import numpy as np
import pandas as pd
import pytest

from simulator.experiments import expectations
from simulator.experiments.expectations import EXPECTATIONS, Expectation, Finding, findings, page, shown
from simulator.results.cube import Cube, Measure

REGIMES = ("status_quo", *expectations.PAYING)
QUARTERS = tuple(f"{year}Q{quarter}" for year in range(2027, 2037) for quarter in range(1, 5))
FLOWS = ("hours", "paid_people", "paid_funds", "displaced_wages", "royalty_collected", "consumer_spending",
         "wage_income", "studio_ai_spending")  # fmt: skip
LEVELS = ("headcount", "ai_cost_share", "residual_p50")


def a_cube() -> Cube:
    """Every flow 1 a quarter and every level 1, but hours under data dignity 1.01."""
    measures = [Measure(n, "usd", "x", additive=True, better="more") for n in FLOWS]
    measures += [Measure(n, "usd", "x", additive=False, better="more") for n in LEVELS]
    values = np.ones((len(REGIMES), len(QUARTERS), len(measures)))
    values[REGIMES.index("data_dignity"), :, 0] = 1.01
    plan = pd.DataFrame(
        {"run": range(len(REGIMES)), "regime": REGIMES, "role": "full", "point": 0, "replication": 0, "status": "ok"}
    )
    return Cube(plan, QUARTERS, tuple(measures), values)


def test_readings_by_hand() -> None:
    found = {finding.expectation.what: finding.got for finding in findings(a_cube())}
    assert found["Hours over status quo, data_dignity"] == pytest.approx(1.0)
    assert found["Hours over status quo, opt_in_consent"] == 0
    assert found["A worker and year, 2035, data_dignity"] == 8  # people and funds, four quarters each, over one head
    assert found["Of displaced wages, data_dignity"] == 200
    assert found["Cents of a royalty dollar to people and plans, data_dignity"] == 200
    assert found["AI's share of AI and labour cost, 2035"] == 100


def test_misses_come_first_and_are_counted() -> None:
    found = findings(a_cube())
    inside = [finding.is_inside for finding in found]
    assert inside == sorted(inside)
    text = page(a_cube())
    assert f"{inside.count(False)} of {len(EXPECTATIONS)} rows miss" in " ".join(text.split())
    assert text.index("**no**") < text.index("| yes |")


def test_a_band_includes_its_ends() -> None:
    band = Expectation("x", 1.0, 2.0, "usd", lambda _: 0.0)
    assert [Finding(band, value).is_inside for value in (0.999, 1.0, 2.0, 2.001)] == [False, True, True, False]


def test_values_are_shown_with_their_unit() -> None:
    assert [
        shown(1.5e9, "usd"),
        shown(130, "usd"),
        shown(71.25, "cents"),
        shown(309e3, "persons"),
        shown(0.755, "ratio"),
    ] == [
        "$1.50bn",
        "$130",
        "71.2 cents",
        "309,000",
        "0.755",
    ]
