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
MEASURES = ("hours", "studio_profit")
LUCK = {"hours": [0.01, 0.02, 0.04], "studio_profit": [0.1, 0.2, 0.3]}
A, B, DUMMY = "technology.substitution", "demand.labour_share", "checks.dummy"


def told() -> dict[str, Any]:
    """Two regimes, two outcomes, two figures and the dummy; A moves hours three times as much as B."""
    cells = [(regime, measure) for regime in ("levy", "deal") for measure in ("hours", "studio_profit")]
    ends = {A: (70.0, 130.0), B: (90.0, 110.0), DUMMY: (100.0, 100.0)}
    sizes = {A: 60.0, B: 20.0, DUMMY: 0.0}
    shares = {A: (0.6, 0.7), B: (0.1, 0.2), "all others": (0.05, 0.1), DUMMY: (0.0, 0.0)}
    groups = {"technology": (0.6, 0.75), "demand": (0.1, 0.3), "dummy": (0.0, 0.0)}
    mean_shares = [{"measure": m, "name": name} | bounds(pair) for m in MEASURES for name, pair in shares.items()]
    mean_groups = [{"measure": m, "name": name} | bounds(pair) for m in MEASURES for name, pair in groups.items()]
    return {
        "study": {"title": "T", "question": "Q", "seed": 1, "scale": 0.005, "quarters": 40, "start": "2027Q1",
                  "name": "six"},
        "baseline": "status_quo",
        "regimes": {"status_quo": "", "levy": "A levy", "deal": "A deal"},
        "interests": [HOURS, PROFIT],
        "asked": {"trajectories": 6, "samples": 32, "kept": 2, "luck": 1, "is_screen_only": False},
        "figures": [{"path": f"x.{number}"} for number in range(26)],
        "tornado": [{"regime": r, "measure": m, "path": path, "centre": 100.0, "at_low": low, "at_high": high}
                    for r, m in cells for path, (low, high) in ends.items()],
        "effects": [{"regime": r, "measure": m, "path": path, "mu": size, "mu_star": size, "sigma": 1.0,
                     "half_width": 2.0} for r, m in cells for path, size in sizes.items()],
        "shares": [share(r, m, name, pair) for r, m in cells for name, pair in shares.items()],
        "group_shares": [share(r, m, name, pair) for r, m in cells for name, pair in groups.items()],
        "ranking": [{"measure": m, "path": path, "share": [middle - 0.1, middle, middle + 0.1]}
                    for m in MEASURES for path, middle in ((A, 0.75), (B, 0.25))],
        "leaders": [{"measure": m, "paths": [A], "is_apart": True, "walks": 6, "share": [0.65, 0.75, 0.85]}
                    for m in MEASURES],
        "mean_shares": mean_shares,
        "mean_group_shares": mean_groups,
        "parts": [{"measure": m, "named": [0.6, 0.7, 0.8], "rest": [0.0, 0.05, 0.1], "interplay": [0.15, 0.25, 0.35]}
                  for m in MEASURES],
        "luck": [{"regime": r, "measure": m, "worlds": 16, "share": LUCK[m]} for r, m in cells],
        "kept": [A, B],
        "runs": 600,
        "failed": 0,
        "causes": [],
        "seconds_per_point": 1.5,
    }  # fmt: skip


def share(regime: str, measure: str, name: str, pair: tuple[float, float]) -> dict[str, Any]:
    """A row with bounds of a tenth on both sides; the dummy has none."""
    return {"regime": regime, "measure": measure, "name": name} | bounds(pair)


def bounds(pair: tuple[float, float]) -> dict[str, list[float]]:
    """Alone and with all others."""
    half = 0.1 if pair[1] else 0.0
    first, total = ([middle - half, middle, middle + half] for middle in pair)
    return {"first": first, "total": total}
