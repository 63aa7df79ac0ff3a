"""The summary of a small analysis with numbers given by hand."""

from typing import Any

HOURS = {
    "measure": "hours",
    "title": "Hours of human work",
    "unit": "hours a year",
    "party": "workers",
    "better": "more",
}
PROFIT = {"measure": "studio_profit", "title": "Profit of studios", "unit": "dollars a year", "party": "studios",
          "better": "more"}  # fmt: skip
A, B, DUMMY = "technology.substitution", "demand.labour_share", "checks.dummy"


def told() -> dict[str, Any]:
    """Two regimes, two outcomes, two figures and the dummy; A moves hours three times as much as B."""
    cells = [(regime, measure) for regime in ("levy", "deal") for measure in ("hours", "studio_profit")]
    ends = {A: (70.0, 130.0), B: (90.0, 110.0), DUMMY: (100.0, 100.0)}
    sizes = {A: 60.0, B: 20.0, DUMMY: 0.0}
    shares = {A: (0.6, 0.7), B: (0.1, 0.2), "all others": (0.05, 0.1), DUMMY: (0.0, 0.0)}
    groups = {"technology": (0.6, 0.75), "demand": (0.1, 0.3), "dummy": (0.0, 0.0)}
    return {
        "study": {"title": "T", "question": "Q", "seed": 1, "scale": 0.005, "quarters": 40, "start": "2027Q1",
                  "name": "six"},
        "baseline": "status_quo",
        "regimes": {"status_quo": "", "levy": "A levy", "deal": "A deal"},
        "interests": [HOURS, PROFIT],
        "asked": {"trajectories": 6, "samples": 32, "kept": 2, "luck": 1, "is_screen_only": False},
        "figures": [],
        "tornado": [{"regime": r, "measure": m, "path": path, "centre": 100.0, "at_low": low, "at_high": high}
                    for r, m in cells for path, (low, high) in ends.items()],
        "effects": [{"regime": r, "measure": m, "path": path, "mu": size, "mu_star": size, "sigma": 1.0,
                     "half_width": 2.0} for r, m in cells for path, size in sizes.items()],
        "shares": [share(r, m, name, pair) for r, m in cells for name, pair in shares.items()],
        "group_shares": [share(r, m, name, pair) for r, m in cells for name, pair in groups.items()],
        "kept": [A, B],
        "runs": 600,
        "failed": 0,
        "seconds_per_point": 1.5,
    }  # fmt: skip


def share(regime: str, measure: str, name: str, pair: tuple[float, float]) -> dict[str, Any]:
    """A row with bounds of a tenth on both sides; the dummy has none."""
    half = 0.1 if pair[1] else 0.0
    first, total = ([middle - half, middle, middle + half] for middle in pair)
    return {"regime": regime, "measure": measure, "name": name, "first": first, "total": total}
