"""Outcomes world by world, as charts of uncertainty ask for them."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from simulator.charts import words
from simulator.charts.reading import Quantity, Reading, against
from simulator.results.interests import INTERESTS, Interest
from simulator.results.outcome import Role

F8 = npt.NDArray[np.float64]

# A royalty leaves fewer works begun, whose cost is saved at once: booked profit alone would call that a gain.
BOOKED, IN_HAND, WITH_WORKS = "studio_profit", "works_in_hand_change", "unfinished works at their worth"


def told(reading: Reading) -> tuple[Interest, ...]:
    """The outcomes that the results hold."""
    return tuple(interest for interest in INTERESTS if reading.has(interest.measure))


def parts(reading: Reading, interest: Interest) -> tuple[str, ...]:
    """The measures that add up to an outcome: to studios' profit belongs what unfinished works are worth."""
    is_booked = interest.measure == BOOKED and reading.has(IN_HAND)
    return (BOOKED, IN_HAND) if is_booked else (interest.measure,)


def title(reading: Reading, interest: Interest) -> str:
    """The outcome's name, with what is counted in it."""
    return f"{interest.title}, {WITH_WORKS}" if IN_HAND in parts(reading, interest) else interest.title


def level(interest: Interest) -> Quantity:
    """A regime's outcome in an average year, (worlds,)."""

    def known(reading: Reading, regime: str, role: Role) -> F8:
        return np.asarray(np.sum([reading.average(part, regime, role) for part in parts(reading, interest)], axis=0))

    return known


def yearly_change(interest: Interest) -> Quantity:
    """A regime's outcome less the baseline's in the same world, year by year, (worlds, years)."""

    def yearly(reading: Reading, regime: str, role: Role) -> F8:
        return np.asarray(np.sum([reading.yearly(part, regime, role) for part in parts(reading, interest)], axis=0))

    return against(yearly)


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
