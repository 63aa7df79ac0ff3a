"""For each craft the regime that leaves it best off: by how much a year, and in how many worlds."""

from typing import Any

from simulator.charts import crafts, words
from simulator.charts.numbers import lines
from simulator.charts.reading import Reading


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
