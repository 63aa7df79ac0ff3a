"""The strike calculator: how likely a strike is and how long it lasts when studios know their profit and guilds do not.

Kennan and Wilson (simulator/bargaining/strikes.py): incidence follows the ratio of lowest to highest profit, duration
the length of a round; the two are calibrated apart (MODEL.md 10).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from simulator.bargaining.strikes import SMALLEST_RATIO, no_floor_cutoff, screen, strike_probability_two_rounds
from simulator.experiments.bargaining.summary import span
from simulator.experiments.bargaining.worlds import DAYS_PER_QUARTER
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.scenario.table import Table

MANUFACTURING = {"mean": 42.7, "median": 27.0, "sd": 45.9, "p90": 113.0}
"""Days of 62 strikes in US manufacturing begun in June, Kennan 1985 (LITERATURE.md A6)."""
HOLLYWOOD = {"writers 2007-08": 100, "writers 2023": 148, "actors 2023": 118, "video games 2024-25": 320}
"""Days on strike (FACTS.md)."""
NO_FLOOR_DISCOUNT = 0.9


def calculator(tables: Sequence[Table], members: float) -> dict[str, Any]:
    """Chance and length of a strike over drawn tables, days that the fund lasts, and what was observed."""
    chances: list[float] = []
    lengths: list[float] = []
    weights: list[float] = []
    for table in tables:
        settled = rounds(table)
        chances.append(1.0 - settled[0])
        days = table.dispute.round_quarters.value * DAYS_PER_QUARTER
        lengths.extend(days * np.arange(1, settled.size))
        weights.extend(settled[1:])
    return {
        "probability": span(chances),
        "days": quantiles(np.array(lengths), np.array(weights)),
        "no_floor_probability": no_floor_cutoff(NO_FLOOR_DISCOUNT),
        "fund_days": span([fund_days(table, members) for table in tables]),
        "observed": {"manufacturing": MANUFACTURING, "hollywood": HOLLYWOOD},
    }


def rounds(table: Table) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Probability of settling in each round, before any strike first; one round for certain from r = 1/2."""
    ratio = max(table.dispute.profit_ratio.value, SMALLEST_RATIO)
    if strike_probability_two_rounds(ratio) == 0.0:
        return np.ones(1)
    return screen(ratio, 1.0, discount(table)).settled


def discount(table: Table) -> float:
    """What a dollar after a round is worth to the guilds."""
    years = table.dispute.round_quarters.value / QUARTERS_PER_YEAR
    return float((1.0 - table.guild_impatience.value) ** years)


def quantiles(days: Any, weights: Any) -> dict[str, float | None]:
    """Mean and quantiles of days on strike, given that there is a strike."""
    if not len(days) or weights.sum() == 0.0:
        return {"mean": None, "median": None, "p90": None}
    order = np.argsort(days)
    below = np.cumsum(weights[order]) / weights.sum()
    return {
        "mean": float(days @ weights / weights.sum()),
        "median": float(days[order][np.searchsorted(below, 0.5)]),
        "p90": float(days[order][min(np.searchsorted(below, 0.9), len(days) - 1)]),
    }


def fund_days(table: Table, members: float) -> float:
    """Days for which the fund pays every member; NaN without strike pay."""
    a_day = table.dispute.strike_pay.value * members / (DAYS_PER_QUARTER * QUARTERS_PER_YEAR)
    return float(table.dispute.fund.value / a_day) if a_day > 0.0 else np.nan
