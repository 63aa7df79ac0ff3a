"""The sentence that answers the study's question, and what must be said with it."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from simulator.charts import headline, incidence, words
from simulator.charts.headline import of
from simulator.charts.numbers import best, lines
from simulator.charts.reading import Reading
from simulator.reporting.cards import Card, cards
from simulator.results.interval import NINE_IN_TEN_FROM

CLEAR = 0.8  # share of worlds in which the first must be ahead to be called the first
ENOUGH = NINE_IN_TEN_FROM
FEW = "So few worlds make rough ranges: do not rely on their ends."
NEGLIGIBLE = 0.02  # of the largest loss: less is not worth a name on the first screen
PAYERS = 2  # parties named as those who pay


@dataclass(frozen=True)
class Answer:
    """What the first screen says."""

    sentence: str
    caution: str
    cards: tuple[Card, ...]


def answer(reading: Reading, title: str = "", evidence: str = "") -> Answer:
    """The sentence and the cards; `evidence` says what the numbers rest on."""
    found = headline.table(reading)
    said = f"{caution(reading, found, title)} {evidence}".strip()
    return Answer(sentence(reading, found), said, cards(reading, found))


def at(found: pd.DataFrame, name: str, regime: str) -> Any:
    """The row of one headline and regime; None where the results cannot tell it."""
    rows = found[(found["headline"] == name) & (found["regime"] == regime)]
    return next(iter(lines(rows)), None)


def sentence(reading: Reading, found: pd.DataFrame) -> str:
    """One sentence: who brings most, how much, how surely, what it makes up, and who loses."""
    money = of(found, "money_per_worker")
    if money.empty or not (money["middle"] > 0).any():
        return "No regime in this study pays AI residuals to people who work."
    first = best(money)
    regime = str(first["regime"])
    return "; ".join([leading(reading, money, first), *consequences(reading, found, regime)]) + "."


def leading(reading: Reading, money: pd.DataFrame, first: Any) -> str:
    """Who brings most, how much and how surely; that nobody is clearly ahead, where it is so."""
    label = reading.regimes.label(first["regime"])
    rival, ahead, pairs = lead(reading, str(first["regime"]))
    if not pairs:
        return f"{label} brings working people the most AI money, {ranged(first)}"
    counted, brings = words.worlds(ahead, pairs), f"brings working people the most AI money, {ranged(first)}"
    if ahead >= CLEAR:
        return f"{label} {brings}, and more than any other regime {counted}"
    inline, second = reading.regimes.inline, ranged(best(money[money["regime"] == rival]))
    return (
        f"No regime is clearly best for working people: {inline(first['regime'])} brings {ranged(first)} "
        f"and the most AI money {counted}, {inline(rival)} {second}"
    )


def ranged(row: Any) -> str:
    """$1,600 a year each ($932 to $2,350)."""
    span = f" ({words.span(words.usd(row['low']), words.usd(row['high']))})" if row["pairs"] else ""
    return f"{words.usd(row['middle'])} a year each{span}"


def lead(reading: Reading, regime: str) -> tuple[str, float, int]:
    """The nearest rival, the share of worlds in which a regime is ahead of all others, and how many they are."""
    names = [name for name in reading.regimes.names if name != regime]
    own = headline.money_per_worker(reading, regime, "ensemble")
    if not (names and own.size):
        return "", float("nan"), 0
    others = np.stack([headline.money_per_worker(reading, name, "ensemble") for name in names])
    rival = names[int(np.argmax(np.median(others, axis=1)))]
    return rival, float(np.mean(own > others.max(axis=0))), own.size


def consequences(reading: Reading, found: pd.DataFrame, regime: str) -> list[str]:
    """What it makes up of the pay lost to AI, and who loses."""
    said = []
    made_up = at(found, "made_up_share", regime)
    if made_up is not None and np.isfinite(made_up.middle):
        said.append(
            f"with its payments into funds {reading.regimes.inline(regime)} makes up {words.cents(made_up.middle)} "
            "of each dollar of pay AI displaces"
        )
    parties = [party for party, _ in losers(reading, regime)]
    if parties:
        said.append(f"{words.listed(parties)} lose")
    return said


def losers(reading: Reading, regime: str) -> list[tuple[str, float]]:
    """The parties that lose most in the mean of the worlds, with dollars a year; none where nobody knows."""
    if not reading.has(*incidence.NEEDS) or regime == reading.regimes.baseline:
        return []
    found = incidence.payers(incidence.table(reading), regime)[:PAYERS]
    return [(short(party), change) for party, change in found if change <= NEGLIGIBLE * found[0][1]]


def short(party: str) -> str:
    """A party without the words that the first screen has no room for; workers keep theirs."""
    return party.removesuffix(" (through prices)").removesuffix(" (as producers)")


def payers(reading: Reading, regime: str) -> str:
    """Who loses, in dollars a year."""
    return ", ".join(f"{party} {words.usd(change, is_change=True)}" for party, change in losers(reading, regime))


def caution(reading: Reading, found: pd.DataFrame, title: str) -> str:
    """What the numbers rest on, in one line under the sentence."""
    pairs = int(found["pairs"].max()) if len(found) else 0
    setting = f"{title}, " if title else ""
    said = f"{setting}simulated, not measured: average of {years(reading)} in constant 2025 dollars."
    if not pairs:
        return f"{said} One world only, so no range can be given: read nothing here as certain."
    differing = "in luck alone" if reading.is_luck_alone else "in luck and in every poorly known figure"
    ranges = f"Numbers are the middle of {pairs} simulated worlds that differ {differing}; " + (
        "ranges hold nine in ten of such worlds." if pairs >= ENOUGH else f"ranges: {words.holding(pairs)}."
    )
    return " ".join([said, ranges, *([FEW] if pairs < ENOUGH else [])])


def years(reading: Reading) -> str:
    """First to last year."""
    return f"{reading.years[0]} to {reading.years[-1]}"
