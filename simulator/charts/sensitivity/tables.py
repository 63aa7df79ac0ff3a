"""Rows of a sensitivity analysis as tables that charts draw."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from simulator.charts.sensitivity.sentences import DUMMY, label, of, regimes_of
from simulator.charts.words import UNKNOWN, many, usd

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


def effects(told: Plain, measure: str, paths: Sequence[str]) -> list[list[str]]:
    """A row a figure, a cell a regime: mean size of its effects with half width, and how uneven they are; in words."""
    regimes, rows = regimes_of(told), {(row["path"], row["regime"]): row for row in of(told["effects"], measure)}
    unit = next(interest["unit"] for interest in told["interests"] if interest["measure"] == measure)
    how = usd if "dollars" in unit else many
    return [[label(path), *(effect(rows[path, regime], how) for regime in regimes.others)] for path in paths]


def effect(row: Plain, how: Callable[[float], str]) -> str:
    """An effect in a cell: $120 ± $40; 0.8."""
    size, half, sigma = (row[key] for key in ("mu_star", "half_width", "sigma"))
    if size is None:
        return UNKNOWN
    return "0" if size == 0.0 else f"{how(size)} ± {how(half)}; {sigma / size:.1f}"
