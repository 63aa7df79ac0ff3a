"""Outcomes world by world, as charts of uncertainty ask for them."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from simulator.charts import words
from simulator.charts.reading import Quantity, Reading
from simulator.results.interests import INTERESTS, Interest
from simulator.results.outcome import Role

F8 = npt.NDArray[np.float64]


def told(reading: Reading) -> tuple[Interest, ...]:
    """The outcomes that the results hold."""
    return tuple(interest for interest in INTERESTS if reading.has(interest.measure))


def change(interest: Interest) -> Quantity:
    """A regime's outcome less the baseline's in the same world, average year, (worlds,)."""

    def changed(reading: Reading, regime: str, role: Role) -> F8:
        baseline = reading.average(interest.measure, reading.regimes.baseline, role)
        return np.asarray(reading.average(interest.measure, regime, role) - baseline)

    return changed


def yearly_change(interest: Interest) -> Quantity:
    """The same year by year, (worlds, years)."""

    def changed(reading: Reading, regime: str, role: Role) -> F8:
        baseline = reading.yearly(interest.measure, reading.regimes.baseline, role)
        return np.asarray(reading.yearly(interest.measure, regime, role) - baseline)

    return changed


def is_money(interest: Interest) -> bool:
    """Whether an outcome is in dollars."""
    return "dollars" in interest.unit


def say(interest: Interest) -> Callable[[float], str]:
    """A change in words."""
    how = words.usd if is_money(interest) else words.many
    return lambda value: how(value, is_change=True)


def form(interest: Interest) -> str:
    """How an axis writes an outcome."""
    return "$~s" if is_money(interest) else "~s"
