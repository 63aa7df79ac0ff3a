"""The page on identification says what two calibrations found."""

import json

import pytest
from scipy.stats import binomtest

from simulator.experiments.calibration.page import least_correlation, page, write
from simulator.results import manifest
from tests.experiments.calibration.test_words import COVERED

MADE = {"code": "0123456789abcdef", "digest": "fedcba9876543210", "created": "2027-01-02T03:04:05+00:00"}
MISSED = "identified by a figure that the model misses"


def told(kind):
    fitted = [{"path": "demand.share", "abc_low": 0.4, "abc_high": 0.44, "abc_middle": 0.42,
               "smm_low": 0.41, "smm_high": 0.45}]  # fmt: skip
    word = MISSED if kind == "published" else "identified"
    return {
        "title": "A sector", "moments_kind": kind, "draws": 300, "failed": 2, "scale": 0.003,
        "covered": COVERED | {"truths": 300}, "directions": [20.0, 1.5, 0.4],
        "parameters": [
            {"path": "law.flow", "unit": "share", "range": [0.05, 0.5], "abc": 1.0, "smm": 1.0, "covered": 0.9,
             "verdict": "not identified", "teller": "margin", "pull": 0.1},
            {"path": "demand.share", "unit": "share", "range": [0.3, 0.45], "abc": 0.22, "smm": 0.18, "covered": 0.88,
             "verdict": word, "teller": "margin", "pull": 20.0},
        ],
        "moments": [
            {"title": "Margin", "observed": 0.122, "middle": 0.143, "moved": 6.1, "reached": 0.01, "is_used": True,
             "is_missed": True, "error": 0.01},
            {"title": "Fixed", "observed": 0.2, "middle": 0.2, "moved": 0.0, "reached": None, "is_used": False,
             "is_missed": False, "error": 0.0},
        ],
        "fitted": fitted,
        "recovery": {
            "truths": 10, "failed": 0, "smm": COVERED, "abc": COVERED,
            "parameters": [
                {"path": "law.flow", "smm_covered": 1.0, "abc_covered": 0.9, "smm_correlation": 0.0,
                 "abc_correlation": 0.1},
                {"path": "demand.share", "smm_covered": 0.8, "abc_covered": 0.9, "smm_correlation": 0.97,
                 "abc_correlation": 0.93},
            ],
        },
    }  # fmt: skip


def text_of():
    return page({kind: told(kind) | MADE for kind in ("published", "series")})


def test_a_parameter_told_by_a_missed_figure_is_called_so_wherever_it_stands():
    text = text_of()
    assert f"| `demand.share` | 22% | 18% | **{MISSED}** | 22% | 18% | **identified** |" in text
    assert "1 identified by a figure that the model misses, 1 not identified" in text
    assert "| Margin | 0.122 | 0.143 | 2.1 errors | 6.1 errors | 1%, **missed** |" in text
    assert "| Fixed | 0.2 | 0.2 |  | nothing |  |" in text
    assert f"| `demand.share` | {MISSED} | 30 % to 45 % | 40 % to 44 % | 41 % to 45 % | margin |" in text
    assert text.index("`demand.share` |") < text.index("`law.flow` |")


def test_hidden_truths_stand_for_both_kinds_and_both_estimators_with_how_sure_that_is():
    text = text_of()
    for by in ("simulated moments", "regression ABC"):
        assert text.count(f"| 10 hidden truths | {by} | 88.0% (86.1% to 89.7%) | 1: 85.0% (80.0% to 90.0%) |") == 2
    assert text.count("| 300 drawn worlds | regression ABC | 88.0%") == 2
    # Wilson's interval of nine in ten, from scipy: 8 of 10 and 9 of 10
    ends = [binomtest(count, 10).proportion_ci(0.9, "wilson") for count in (8, 9)]
    cells = [f"{share:.0%} ({low:.0%} to {high:.0%})" for share, (low, high) in zip((0.8, 0.9), ends, strict=True)]
    assert f"| `demand.share` | 0.97 | 0.93 | {cells[0]} | {cells[1]} |" in text
    assert "| `law.flow` | 0.00" not in text


def test_a_correlation_that_chance_shows_is_not_called_following():
    """The least of ten truths and one parameter is the 5% point of tables of r: 0.5494 (Fisher and Yates, 8 d.f.)."""
    assert least_correlation(10, 1) == pytest.approx(0.5494, abs=1e-4)
    assert least_correlation(10, 25) > 0.8
    assert least_correlation(2, 25) == 1.0


def test_design_is_not_called_recovery_and_date_and_code_are_told():
    text = text_of()
    assert "design alone" in text
    assert "Nothing is looked for there" in text
    assert "forecasts made for a party are never used" in text
    assert "Made on 2027-01-02 by code `0123456789ab`" in text
    assert "300 drawn worlds at scale 0.003 (2 more failed)" in text


def test_the_page_is_made_from_folders(tmp_path):
    folders = {}
    for kind in ("published", "series"):
        folders[kind] = tmp_path / kind
        folders[kind].mkdir()
        file = folders[kind] / "calibration.json"
        file.write_text(json.dumps(told(kind)))
        facts = {"generator": "residuals", "code_hash": MADE["code"]} | MADE
        manifest.write(folders[kind], facts | {"resources": [manifest.resource(file)]})
    text = write(tmp_path / "page.md", folders).read_text()
    assert "code `0123456789ab`" in text
