"""Rows of a sensitivity analysis as tables that charts draw."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from simulator.charts.sensitivity.sentences import DUMMY, label, of, regimes_of

Plain = Mapping[str, Any]

SHOWN = 8


def tornado(told: Plain, measure: str) -> pd.DataFrame:
    """One row a regime and figure, those that swing most first: the outcome at the centre and at both ends."""
    rows = of(told["tornado"], measure)
    swing: dict[str, float] = {}
    largest: dict[str, float] = {}
    for row in rows:
        largest[row["regime"]] = max(largest.get(row["regime"], 0.0), width(row))
    for row in rows:
        part = width(row) / largest[row["regime"]] if largest[row["regime"]] > 0.0 else 0.0
        swing[row["path"]] = swing.get(row["path"], 0.0) + part
    order = [path for path in sorted(swing, key=lambda path: -swing[path]) if path != DUMMY][:SHOWN]
    kept = sorted((row for row in rows if row["path"] in order), key=lambda row: order.index(row["path"]))
    return pd.DataFrame([{"regime": row["regime"], "figure": label(row["path"]), **row} for row in kept])


def width(row: Plain) -> float:
    """How far an outcome swings between the ends of a figure."""
    return 0.0 if row["at_low"] is None or row["at_high"] is None else abs(row["at_high"] - row["at_low"])


def shares(rows: Sequence[Plain], measure: str) -> pd.DataFrame:
    """One row a regime and figure or group: share alone, what interplay adds, share with all, and bounds."""
    return pd.DataFrame([share(row) for row in of(rows, measure) if row["total"][1] is not None])


def share(row: Plain) -> dict[str, Any]:
    """A row for a bar of two parts; estimates below nothing are drawn as nothing and kept in their own columns."""
    alone, total = max(row["first"][1], 0.0), max(row["total"][1], 0.0)
    return {
        "regime": row["regime"], "figure": label(row["name"]), "alone": min(alone, total) if total else alone,
        "together": max(total - alone, 0.0), "total": row["total"][1], "total_low": row["total"][0],
        "total_high": row["total"][2], "first": row["first"][1], "first_low": row["first"][0],
        "first_high": row["first"][2],
    }  # fmt: skip


def effects(told: Plain, measure: str) -> pd.DataFrame:
    """One row a regime and figure: mean effect over the whole range, its mean size and its spread."""
    keys = ("mu", "mu_star", "half_width", "sigma")
    regimes = regimes_of(told)
    rows = of(told["effects"], measure)
    return pd.DataFrame([
        {"regime": regimes.label(row["regime"]), "figure": label(row["path"])} | {key: row[key] for key in keys}
        for row in rows
    ])  # fmt: skip
