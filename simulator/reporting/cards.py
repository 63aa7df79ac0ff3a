"""The four cards of the first screen: one number each, with its range and what luck alone does to it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from simulator.charts import words
from simulator.charts.headline import HEADLINES, of
from simulator.charts.numbers import best, extreme
from simulator.charts.reading import Reading

UNITS = {"money_per_worker": ", each a year", "made_up_share": " by AI residuals"}


@dataclass(frozen=True)
class Card:
    """One number of the first screen with its range. `left` and `right` place low and high, in percent of the bar."""

    title: str
    regime: str
    colour: str
    number: str
    span: str
    left: float
    dot: float
    right: float
    context: str


def cards(reading: Reading, found: pd.DataFrame) -> tuple[Card, ...]:
    """Money, displaced pay made up, hours, cents of the dollar: each for the regime where it is most."""
    chosen = [("money_per_worker", best), ("made_up_share", best), ("hours_change", extreme), ("reaching_share", best)]
    known = [(name, pick) for name, pick in chosen if of(found, name)["middle"].notna().any()]
    return tuple(card(reading, of(found, name), pick(of(found, name))) for name, pick in known)


def card(reading: Reading, rows: pd.DataFrame, row: Any) -> Card:
    """One card; its bar spans all regimes' ranges, so that cards of one quantity could be compared."""
    shown = next(one for one in HEADLINES if one.name == row["headline"])
    ends = rows[["low", "middle", "high"]].to_numpy(np.float64)
    low, high = min(0.0, float(np.nanmin(ends))), float(np.nanmax(ends))
    place = [100 * (row[end] - low) / ((high - low) or 1.0) for end in ("low", "middle", "high")]
    left, dot, right = (round(float(np.nan_to_num(one)), 1) for one in place)
    return Card(
        title=row["title"] + UNITS.get(row["headline"], ""),
        regime=reading.regimes.label(row["regime"]),
        colour=reading.regimes.colour(row["regime"]),
        number=shown.say(row["middle"]),
        span=spanned(row, shown.say),
        left=left, dot=dot, right=right,
        context=others(reading, rows, row, shown.say),
    )  # fmt: skip


def spanned(row: Any, say: Callable[[float], str]) -> str:
    """The range in words, and what luck alone does to it."""
    if not row["pairs"]:
        return "no range: one world only"
    low, high = say(row["low"]), say(row["high"])
    return "the same in every world" if low == high else f"{low} to {high}; {luck(row['luck_share'])}"


def luck(share: float) -> str:
    """What luck alone does to the range."""
    if not np.isfinite(share):
        return "luck's part not measured"
    return ("under 1%" if share < 0.01 else words.percent(share)) + " of that range is luck"  # noqa: PLR2004


def others(reading: Reading, rows: pd.DataFrame, row: Any, say: Callable[[float], str]) -> str:
    """The span over the other regimes."""
    rest = rows[(rows["regime"] != row["regime"]) & (rows["regime"] != reading.regimes.baseline)]["middle"].dropna()
    return f"other regimes: {words.span(say(rest.min()), say(rest.max()))}" if len(rest) else ""
