"""A folder of results like the one that a study leaves, from the specimen."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from simulator.charts.regimes import SHIPPED
from simulator.reporting.report import render
from simulator.results import store
from tests.charts.specimen import CRAFTS, HEADS, TITLES, specimen

FIGURE = {
    "value": 0.1,
    "unit": "share",
    "range": [0.02, 0.3],
    "source": "gema_2024",
    "grade": "B",
    "free": False,
    "note": "",
}
RATES = dict(zip(SHIPPED, (0.0, 0.1, 0.1, 0.02, 0.1, 0.05), strict=True))


def study(name: str = "Six regimes, one industry") -> dict[str, object]:
    """What `describe_study` writes, in small."""
    return {
        "study": {"title": name, "question": "Which rule brings people most?", "baseline": "status_quo",
                  "regimes": list(SHIPPED), "seed": 1},
        "sector": {"title": "US film and television", "question": "",
                   "crafts": {craft: {"title": TITLES.get(craft, craft.capitalize()), "group": "crew", "guild": "iatse",
                                      "headcount": 1000.0 * HEADS[craft]} for craft in CRAFTS}},
        "regimes": {regime: {"title": "", "question": "", "note": "", "clauses": sheet(regime)} for regime in SHIPPED},
        "figures": [{"path": "technology.substitution", **FIGURE, "grade": "D", "free": True, "note": "nobody knows"},
                    {"path": "regimes.data_dignity.royalty.rate", **FIGURE}],
        "sources": {},
    }  # fmt: skip


def sheet(regime: str) -> dict[str, dict[str, object]]:
    """Two clauses: one that differs and one that does not."""
    rate = {**FIGURE, "value": RATES[regime], "range": None}
    return {
        "royalty": {"kind": "ai_revenue", "rate": rate, "words": f"{100 * RATES[regime]:g}% of AI revenue"},
        "term": {"kind": "standing", "effective": "2027Q1", "words": "from 2027Q1"},
    }


def written(folder: Path, worlds: int = 8, described: dict[str, object] | None = None) -> Path:
    """The folder with cube, manifest and study."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(study() if described is None else described)
    (folder / "study.json").write_text(text, encoding="utf-8")
    store.write(folder, specimen(worlds=worlds), {"seed": 1, "command": "residuals report compare_regimes --seed 1"})
    return folder


@cache
def rendered() -> Path:
    """The page of a report on the specimen, rendered once for all tests of a process."""
    place = TemporaryDirectory(prefix="residuals-report-")
    KEPT.append(place)  # as long as the process lives
    return render(written(Path(place.name) / "compare_regimes"))


KEPT: list["TemporaryDirectory[str]"] = []
