"""The strike calculator: how likely a strike is and how long it lasts when studios know their profit and guilds do not.

Kennan and Wilson (simulator/bargaining/strikes.py): incidence follows the ratio of lowest to highest profit, duration
the length of a round; the two are calibrated apart (MODEL.md 10).
"""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.bargaining.duration import hazards, longer_than, round_days_for
from simulator.bargaining.renewal import (
    AFTER_LONG,
    AFTER_SHORT,
    SHORT_STRIKE_DAYS,
    long_run_frequency,
    next_strike_probability,
)
from simulator.bargaining.strikes import SMALLEST_RATIO, no_floor_cutoff, screen, strike_probability_two_rounds
from simulator.experiments.bargaining.summary.spans import span
from simulator.experiments.bargaining.worlds import DAYS_PER_QUARTER
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.scenario.table import Table

F8 = npt.NDArray[np.float64]

MONTHS = (0.0, 30.0, 60.0, 90.0)
"""Days at which hazards are read: of strikes that last so long, the share that end by the next."""
MANUFACTURING: dict[str, Any] = {
    "mean": 42.7, "median": 27.0, "sd": 45.9, "p90": 113.0, "hazards": (0.548, 0.500, 0.214),
}  # fmt: skip
"""Days of 62 strikes in US manufacturing begun in June, Kennan 1985 (public domain, statsmodels.datasets.strikes)."""
HOLLYWOOD = {"writers 2007-08": 100, "writers 2023": 148, "actors 2023": 118, "video games 2024-25": 320}
"""Days on strike (FACTS.md)."""
NO_FLOOR_DISCOUNT = 0.9
HALF, TENTH = 0.5, 0.1  # of strikes last longer than the median, and than nine in ten


def calculator(tables: Sequence[Table], members: float) -> dict[str, Any]:
    """Chance and length of a strike over drawn tables, days that the fund lasts, and what was observed."""
    settled = [rounds(table) for table in tables]
    days = np.concatenate([lengths(table, one.size) for table, one in zip(tables, settled, strict=True)])
    weights = np.concatenate([one[1:] for one in settled])
    chances = [float(1.0 - one[0]) for one in settled]
    return {
        "probability": span(chances),
        "days": quantiles(days, weights) | {"hazards": known(hazards(days, weights, MONTHS))},
        "calibrated": calibrated(),
        "next_time": next_time(chances, short_share(days, weights)),
        "fund_days": span([fund_days(table, members) for table in tables]),
        "observed": {"manufacturing": MANUFACTURING, "hollywood": HOLLYWOOD},
    }


def lengths(table: Table, rounds_played: int) -> F8:
    """Days (rounds - 1,) of strikes that end in the first, second, ... round."""
    return np.asarray(table.dispute.round_quarters.value * DAYS_PER_QUARTER * np.arange(1.0, rounds_played))


def calibrated() -> dict[str, Any]:
    """Screening without a floor with the mean of manufacturing's strikes, and where Hollywood's lie in it."""
    cutoff = no_floor_cutoff(NO_FLOOR_DISCOUNT)
    a_round = round_days_for(MANUFACTURING["mean"], cutoff)
    beyond = [longer_than(days, a_round, cutoff) for days in MONTHS]
    own_round = round_days_for(float(np.mean(list(HOLLYWOOD.values()))), cutoff)
    return {
        "probability": cutoff,
        "round_days": a_round,
        "mean": MANUFACTURING["mean"],
        "median": a_round * np.log(HALF) / np.log(cutoff),
        "p90": a_round * np.log(TENTH) / np.log(cutoff),
        "hazards": [1.0 - after / before for before, after in itertools.pairwise(beyond)],
        "as_long_share": {name: longer_than(days, a_round, cutoff) for name, days in HOLLYWOOD.items()},
        "hollywood_round_days": own_round,
    }


def next_time(chances: Sequence[float], short: float) -> dict[str, Any]:
    """Probability of a strike at the next negotiation by how this one ends (Card 1988), and in the long run."""
    usual = float(np.median(chances))
    after_long = [next_strike_probability(usual, change) for change in AFTER_LONG]
    long_run = [long_run_frequency(usual, short, AFTER_SHORT, change) for change in AFTER_LONG]
    return {
        "after_peace": usual,
        "after_short": next_strike_probability(usual, AFTER_SHORT),
        "after_long": after_long,
        "long_run": long_run,
        "short_share": short,
    }


def short_share(days: F8, weights: F8) -> float:
    """Share of strikes that last at most two weeks; 0 where there is none."""
    return float(weights[days <= SHORT_STRIKE_DAYS].sum() / weights.sum()) if weights.sum() > 0.0 else 0.0


def known(values: Sequence[float]) -> list[float | None]:
    """The values, None for what is not known."""
    return [float(value) if np.isfinite(value) else None for value in values]


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
