"""The first screen in words and numbers: the sentence that answers, four cards, the regimes side by side."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from simulator.charts import crafts, headline, incidence, words
from simulator.charts.headline import HEADLINES
from simulator.charts.numbers import best, extreme, lines
from simulator.charts.reading import Reading

CLEAR = 0.8  # share of worlds in which the first must be ahead to be called the first
ENOUGH = 20  # worlds from which the ends of a range mean something
FEW = "So few worlds make rough ranges: do not rely on their ends."
PAYERS = 2  # parties named as those who pay


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


def of(found: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of one headline."""
    return found[found["headline"] == name]


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
    brings = f"{reading.regimes.label(regime)} brings working people the most AI money, {ranged(first)}"
    return "; ".join([brings + lead(reading, regime), *consequences(reading, found, regime)]) + "."


def ranged(row: Any) -> str:
    """$1,600 a year each ($932 to $2,350)."""
    span = f" ({words.span(words.usd(row['low']), words.usd(row['high']))})" if row["pairs"] else ""
    return f"{words.usd(row['middle'])} a year each{span}"


def lead(reading: Reading, regime: str) -> str:
    """How often the first is ahead of all others, or that nobody can tell."""
    names = [name for name in reading.regimes.names if name != regime]
    own = headline.money_per_worker(reading, regime, "ensemble")
    if not (names and own.size):
        return ""
    others = np.stack([headline.money_per_worker(reading, name, "ensemble") for name in names])
    ahead = float(np.mean(own > others.max(axis=0)))
    if ahead >= CLEAR:
        return f", and more than any other regime {words.worlds(ahead, own.size)}"
    rival = reading.regimes.inline(names[int(np.argmax(np.median(others, axis=1)))])
    return f", but is not clearly ahead of {rival}: it is first only {words.worlds(ahead, own.size)}"


def consequences(reading: Reading, found: pd.DataFrame, regime: str) -> list[str]:
    """What it makes up of the pay lost to AI, and who loses."""
    said = []
    made_up = at(found, "made_up_share", regime)
    if made_up is not None and np.isfinite(made_up.middle):
        said.append(
            f"with its payments into funds it makes up {words.cents(made_up.middle)} of each dollar of pay AI displaces"
        )
    parties = [party for party, _ in losers(reading, regime)]
    if parties:
        said.append(f"{words.listed(parties)} lose")
    return said


def losers(reading: Reading, regime: str) -> list[tuple[str, float]]:
    """The parties that lose most in the middle world, with dollars a year; none where nobody knows."""
    if not reading.has(*incidence.NEEDS) or regime == reading.regimes.baseline:
        return []
    found = incidence.payers(incidence.table(reading), regime)[:PAYERS]
    return [
        (party.removesuffix(" (through prices)").removesuffix(" (as producers)"), change) for party, change in found
    ]


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
    ranges = (
        f"Ranges hold nine in ten of {pairs} simulated worlds that differ in luck and in every poorly known figure."
    )
    return " ".join([said, ranges, *([FEW] if pairs < ENOUGH else [])])


def years(reading: Reading) -> str:
    """First to last year."""
    return f"{reading.years[0]} to {reading.years[-1]}"


def cards(reading: Reading, found: pd.DataFrame) -> tuple[Card, ...]:
    """Money, lost pay made up, hours, cents of the dollar: each for the regime where it is most."""
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


def spanned(row: Any, say: Any) -> str:
    """The range in words, and what luck alone does to it."""
    if not row["pairs"]:
        return "no range: one world only"
    low, high = say(row["low"]), say(row["high"])
    return "the same in every world" if low == high else f"{low} to {high}, {luck(row['luck_share'])}"


def luck(share: float) -> str:
    """What luck alone does to the range."""
    if not np.isfinite(share):
        return "luck alone: not measured"
    return "of which luck alone " + ("under 1%" if share < 0.01 else words.percent(share))  # noqa: PLR2004


def others(reading: Reading, rows: pd.DataFrame, row: Any, say: Any) -> str:
    """The span over the other regimes."""
    rest = rows[(rows["regime"] != row["regime"]) & (rows["regime"] != reading.regimes.baseline)]["middle"].dropna()
    return f"other regimes: {words.span(say(rest.min()), say(rest.max()))}" if len(rest) else ""


def craft_rows(reading: Reading) -> list[dict[str, str]]:
    """For each craft the regime that leaves it best off, by how much a year, and how surely it is a gain."""
    if not reading.has(*crafts.NEEDS) or not reading.groups("headcount", "craft"):
        return []
    return [craft_row(reading, row) for row in lines(crafts.winners(crafts.table(reading)))]


def craft_row(reading: Reading, row: Any) -> dict[str, str]:
    """One craft in words; the baseline where no regime leaves it better off."""
    regime = row.regime if row.middle > 0 else reading.regimes.baseline
    named = {"craft": row.title, "regime": reading.regimes.label(regime), "colour": reading.regimes.colour(regime)}
    if regime == reading.regimes.baseline:
        return {**named, "money": "no gain", "span": "", "sure": ""}
    first = crafts.share_best(reading, row.craft, regime) * row.pairs if row.pairs else 0
    span = words.span(words.usd(row.low, is_change=True), words.usd(row.high, is_change=True))
    sure = f"best in {first:.0f} of {row.pairs} worlds" if row.pairs else "one world only"
    return {**named, "money": words.usd(row.middle, is_change=True), "span": span if row.pairs else sure, "sure": sure}
