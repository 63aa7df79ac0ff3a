"""What is at stake, for whom, and which way is better: every headline, and what other parties get."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from simulator.charts import headline, words
from simulator.charts.headline import Headline
from simulator.charts.reading import F8, Quantity, Reading
from simulator.charts.uncertainty import worlds
from simulator.results.interests import Interest
from simulator.results.outcome import Role

# Outcomes of the analyses that a headline tells as well, in another unit.
COVERED = {"residual_mean": "money_per_worker", "hours": "hours_change"}
# What a list of outcomes in a sentence calls them.
SHORT = {
    "money_per_worker": "money reaching the workforce",
    "plans_per_worker": "money into funds",
    "hours_change": "hours of work",
    "jobs_change": "jobs",
    "made_up_share": "displaced pay made up",
    "reaching_share": "how much of a dollar reaches people",
    "price_change": "prices",
    "studio_profit": "profit of studios",
}
Kind = Literal["usd", "change", "share", "count"]
SAID: dict[Kind, Callable[..., str]] = {"usd": words.usd, "change": words.percent, "count": words.many}
FORMS: dict[Kind, str] = {"usd": "$~s", "change": "~%", "share": "~%", "count": "~s"}


@dataclass(frozen=True)
class Stake:
    """One quantity under each regime, (worlds,); `is_difference` where it is told against the baseline already.

    `change` kinds are shares of the baseline's amount, `share` kinds are parts of a whole.
    """

    name: str
    title: str
    unit: str
    side: str
    better: Literal["more", "less"]
    kind: Kind
    level: Quantity
    is_difference: bool = False

    def is_told_as_change(self, reading: Reading) -> bool:
        """Whether it can be set beside the baseline; a share of what is due has no value where nothing is due."""
        baseline = self.level(reading, reading.regimes.baseline, "ensemble")
        return self.is_difference or bool(np.isfinite(baseline).any())

    def change(self, reading: Reading, regime: str, role: Role) -> F8:
        """The regime's less the baseline's in the same world; the level where the baseline has none, (worlds,)."""
        level = self.level(reading, regime, role)
        if self.is_difference or not self.is_told_as_change(reading):
            return level
        return np.asarray(level - self.level(reading, reading.regimes.baseline, role))

    @property
    def direction(self) -> str:
        """Which way is better, and who says so."""
        return f"{self.better} is better for {self.side}"

    @property
    def short(self) -> str:
        """Its name in a list."""
        return SHORT.get(self.name, self.inline)

    @property
    def inline(self) -> str:
        """The title inside a sentence: "money reaching the workforce", but "AI firms"."""
        return self.title if self.title.startswith("AI") else self.title[:1].lower() + self.title[1:]

    @property
    def form(self) -> str:
        """How an axis writes it."""
        return FORMS[self.kind]

    def say(self, value: float, *, is_change: bool = True) -> str:
        """An amount in words; a change of a share in points of a hundred."""
        if self.kind == "share":
            return points(value) if is_change else words.percent(value)
        return SAID[self.kind](value, is_change=is_change)

    def size(self, difference: float) -> str:
        """How far two amounts lie apart."""
        is_share = self.kind in {"share", "change"}
        return points(difference, is_change=False) if is_share else self.say(difference, is_change=False)


def points(share: float, *, is_change: bool = True) -> str:
    """A change of a share: +3.4 points."""
    said = words.percent(share, is_change=is_change)
    return said if said == words.UNKNOWN else said.removesuffix("%") + " points"


def told(reading: Reading) -> tuple[Stake, ...]:
    """The headlines that the results hold and somebody has a value of, then what no headline covers."""
    return tuple(stake for stake in _stakes(reading) if _has_values(stake, reading))


def _stakes(reading: Reading) -> Iterator[Stake]:
    headlines = headline.told(reading)
    yield from (of_headline(one, reading) for one in headlines if one.better != "neither")
    names = {one.name for one in headlines}
    yield from (of_interest(one, reading) for one in worlds.told(reading) if COVERED.get(one.measure) not in names)


def _has_values(stake: Stake, reading: Reading) -> bool:
    return any(np.isfinite(stake.level(reading, name, "ensemble")).any() for name in reading.regimes.others)


def of_headline(one: Headline, reading: Reading) -> Stake:
    """A headline's stake; its title names the baseline."""
    title = one.title.format(baseline=reading.regimes.inline(reading.regimes.baseline))
    kind: Kind = "usd" if "USD" in one.unit else "change" if one.is_difference else "share"
    better: Literal["more", "less"] = "less" if one.better == "less" else "more"
    return Stake(one.name, title, one.unit, one.side, better, kind, one.quantity, one.is_difference)


def of_interest(one: Interest, reading: Reading) -> Stake:
    """A party's outcome in an average year; of studios' profit, with what unfinished works are worth."""
    kind: Kind = "usd" if worlds.is_money(one) else "count"
    title, level = worlds.title(reading, one), worlds.level(one)
    return Stake(one.measure, title, one.unit, one.party, one.better, kind, level)


def by_regime(reading: Reading, stake: Stake) -> tuple[tuple[str, ...], F8]:
    """The regimes that have a value, and values (worlds, those) in the worlds where each of them has one."""
    columns = {name: stake.level(reading, name, "ensemble") for name in reading.regimes.names}
    names = tuple(name for name, values in columns.items() if np.isfinite(values).any())
    values = np.stack([columns[name] for name in names], axis=1)
    return names, np.asarray(values[np.isfinite(values).all(axis=1)])
