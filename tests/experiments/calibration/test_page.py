"""The page on identification says what two calibrations found."""

import json

from simulator.experiments.calibration.page import page, write
from simulator.results import manifest


def told(kind):
    fitted = [
        {
            "path": "demand.share",
            "abc_low": 0.4,
            "abc_high": 0.44,
            "abc_middle": 0.42,
            "smm_low": 0.41,
            "smm_high": 0.45,
        }
    ]
    return {
        "title": "A sector", "moments_kind": kind, "draws": 300, "tested": 60, "scale": 0.003,
        "covered": [0.8813, 1500], "directions": [20.0, 1.5, 0.4],
        "parameters": [
            {"path": "law.flow", "unit": "share", "range": [0.05, 0.5], "abc": 1.0, "smm": 1.0, "covered": 0.9,
             "verdict": "not identified", "teller": "margin", "pull": 0.1},
            {"path": "demand.share", "unit": "share", "range": [0.3, 0.45], "abc": 0.22, "smm": 0.18, "covered": 0.88,
             "verdict": "identified", "teller": "margin", "pull": 20.0},
        ],
        "moments": [
            {"title": "Margin", "observed": 0.122, "middle": 0.143, "moved": 6.1, "reached": 0.01, "is_used": True},
            {"title": "Fixed", "observed": 0.2, "middle": 0.2, "moved": 0.0, "reached": None, "is_used": False},
        ],
        "fitted": fitted,
        "recovery": [
            {"path": "law.flow", "truths": 8, "smm_covered": 1.0, "abc_covered": 0.9, "smm_correlation": 0.0,
             "abc_correlation": 0.1},
            {"path": "demand.share", "truths": 8, "smm_covered": 0.8, "abc_covered": 0.9, "smm_correlation": 0.97,
             "abc_correlation": 0.93},
        ],
    }  # fmt: skip


def test_verdicts_figures_and_recoveries_are_told():
    text = page({kind: told(kind) | {"code": "abc", "command": "x"} for kind in ("published", "series")})
    assert "| `demand.share` | 22% | 18% | **identified** | 22% | 18% | **identified** |" in text
    assert text.index("`demand.share` |") < text.index("`law.flow` |")
    assert "88.1% of 1,500 cases" in text
    assert "simulated moments held 90% of them, ABC's 90%" in text
    assert "| `demand.share` | 0.97 | 0.93 | 80% | 90% |" in text
    assert "| `law.flow` | 0.00" not in text
    assert "| Margin | 0.122 | 0.143 | 6.1 errors | 1% |" in text
    assert "| `demand.share` | 30 % to 45 % | 40 % to 44 % | 41 % to 45 % | margin |" in text
    assert "forecasts made for a party are never used" in text


def test_the_page_is_made_from_folders(tmp_path):
    folders = {}
    for kind in ("published", "series"):
        folders[kind] = tmp_path / kind
        folders[kind].mkdir()
        file = folders[kind] / "calibration.json"
        file.write_text(json.dumps(told(kind)))
        facts = {"generator": "residuals", "code_hash": "0123456789abcdef", "command": "c"}
        manifest.write(folders[kind], facts | {"resources": [manifest.resource(file)]})
    text = write(tmp_path / "page.md", folders).read_text()
    assert "code `0123456789ab`" in text
