"""The headlines of a finished study, for people as a short table and for programs as one JSON object."""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from simulator.charts.headline import Headline, told
from simulator.charts.reading import Reading, Row
from simulator.charts.regimes import Regimes
from simulator.charts.words import percent, span
from simulator.experiments.preparation import Prepared
from simulator.results.cube import Cube
from simulator.results.interval import is_nine_in_ten, probability_positive

LINE = "  {:<32}{:>12}   {:<24}{:>8}{:>10}"  # regime, middle, range, probability, luck
NONE = "-"  # where the baseline has no value to lie above


def head(worlds: int) -> tuple[str, str]:
    """The two lines over the numbers."""
    shown = "5% to 95% of worlds" if is_nine_in_ten(worlds) else f"lowest to highest of {worlds}"
    return LINE.format("", "", "", "above", "of which"), LINE.format("", "middle", shown, "baseline", "luck")


def reading_of(cube: Cube, prepared: Prepared) -> Reading:
    """The results as headlines read them."""
    titles = {name: sheet.title for name, sheet in prepared.regimes.items()}
    return Reading(cube, Regimes(tuple(prepared.regimes), prepared.study.baseline, titles))


def as_json(cube: Cube, prepared: Prepared, out: Path) -> str:
    """One object: digest, study, out, seed, runs, failed, headlines."""
    reading = reading_of(cube, prepared)
    return json.dumps(
        {
            "digest": cube.digest(),
            "study": prepared.name,
            "out": str(out),
            "seed": prepared.layout.seed,
            "runs": len(cube.plan),
            "failed": len(cube.failures()),
            "headlines": [_plain(reading, headline, row) for headline, row in rows(reading)],
        },
        indent=1,
        allow_nan=False,
    )


def as_text(cube: Cube, prepared: Prepared, out: Path) -> str:
    """A block of lines for each headline, a line for each regime."""
    reading = reading_of(cube, prepared)
    lines = [prepared.study.title, *head(reading.worlds)]
    for headline, row in rows(reading):
        if row["regime"] == _shown(reading, headline)[0]:
            lines += ["", _title(reading, headline)]
        lines.append(_line(reading, headline, row))
    failed = len(cube.failures())
    return "\n".join([*lines, "", f"{len(cube.plan)} runs, {failed} failed; digest {cube.digest()}", str(out)])


def rows(reading: Reading) -> Iterator[tuple[Headline, Row]]:
    """Each headline with its row for each regime; a difference from the baseline has none for the baseline."""
    for headline in told(reading):
        for regime in _shown(reading, headline):
            yield headline, reading.row(headline.quantity, regime)


def probability_above(reading: Reading, headline: Headline, regime: str) -> float:
    """How often a regime's quantity lies above the baseline's, ties counting half.

    Only pairs in which both have a value count; NaN where there is none.
    """
    values = headline.quantity(reading, regime, "ensemble")
    if not headline.is_difference:
        values = values - headline.quantity(reading, reading.regimes.baseline, "ensemble")
    values = values[np.isfinite(values)]
    return probability_positive(values) if values.size else math.nan


def _shown(reading: Reading, headline: Headline) -> tuple[str, ...]:
    return reading.regimes.others if headline.is_difference else reading.regimes.names


def _title(reading: Reading, headline: Headline) -> str:
    title = headline.title.format(baseline=reading.regimes.inline(reading.regimes.baseline))
    return f"{title} ({headline.unit})"


def _line(reading: Reading, headline: Headline, row: Row) -> str:
    low, middle, high = (headline.say(float(row[end])) for end in ("low", "middle", "high"))
    regime = str(row["regime"])
    share = probability_above(reading, headline, regime)
    above = "" if regime == reading.regimes.baseline else NONE if math.isnan(share) else percent(share)
    luck = percent(float(row["luck_share"]))
    return LINE.format(reading.regimes.label(regime), middle, span(low, high), above, luck).rstrip()


def _plain(reading: Reading, headline: Headline, row: Row) -> dict[str, Any]:
    regime = str(row["regime"])
    numbers = {name: _number(row[name]) for name in ("low", "middle", "high", "full_size", "luck_share")}
    return {
        "measure": headline.name,
        "regime": regime,
        "baseline": reading.regimes.baseline,
        "unit": headline.unit,
        "is_difference": headline.is_difference,
        "pairs": row["pairs"],
        **numbers,
        "probability": _number(probability_above(reading, headline, regime)),
    }


def _number(value: Any) -> float | None:
    """A number that JSON can hold."""
    return float(value) if math.isfinite(float(value)) else None
