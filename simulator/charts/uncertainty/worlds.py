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


def by_regime(reading: Reading, interest: Interest) -> F8:
    """Outcomes (worlds, regimes) of every regime, the baseline too, in the worlds where all of them ran."""
    columns = [reading.average(interest.measure, regime) for regime in reading.regimes.names]
    values = np.stack(columns, axis=1)
    return np.asarray(values[np.isfinite(values).all(axis=1)])


def is_money(interest: Interest) -> bool:
    """Whether an outcome is in dollars."""
    return "dollars" in interest.unit


def say(interest: Interest) -> Callable[[float], str]:
    """A change in words."""
    how = words.usd if is_money(interest) else words.many
    return lambda value: how(value, is_change=True)


def size(interest: Interest) -> Callable[[float], str]:
    """An amount in words, without a sign for more."""
    return words.usd if is_money(interest) else words.many


def form(interest: Interest) -> str:
    """How an axis writes an outcome."""
    return "$~s" if is_money(interest) else "~s"


def inline(interest: Interest) -> str:
    """An outcome inside a sentence: "AI residuals of a worker", but "hours of human work"."""
    title = interest.title
    return title if title.startswith("AI") else title[:1].lower() + title[1:]
