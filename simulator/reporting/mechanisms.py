"""What drives each regime's difference, in sentences, from the parts that the study kept (`mechanisms.json`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd

from simulator.charts import words
from simulator.charts.regimes import Regimes
from simulator.experiments.mechanisms import NEGLIGIBLE

MOST_TOLD = 3  # mechanisms of a kind; the CSV file has all
MEASURES = {
    "hours of human work": "hours a year",
    "money that reaches people and plans": "a year",
    "consumers' surplus": "a year",
}
COLUMNS = ("regime", "measure", "mechanism", "difference", "without", "share", "is_sure")

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """One measure under one regime: the difference, what drives it, what works against it."""

    measure: str
    difference: str
    drives: tuple[str, ...]
    dampens: tuple[str, ...]


def table(kept: Mapping[str, Any]) -> pd.DataFrame:
    """Every part, as kept: differences in the measure's unit, of an average year."""
    return pd.DataFrame(list(kept.get("parts", ())), columns=list(COLUMNS))


def told(kept: Mapping[str, Any], regimes: Regimes) -> list[tuple[str, list[Told]]]:
    """Regime's label and what is told of each measure, in the order of the study."""
    parts = sorted(kept.get("parts", ()), key=lambda row: regimes.names.index(row["regime"]))
    return [
        (regimes.label(name), [of_measure(measure, list(rows)) for measure, rows in groupby(group, key=_measure)])
        for name, group in ((name, sorted(rows, key=_place)) for name, rows in groupby(parts, key=_regime))
    ]


def of_measure(measure: str, rows: Sequence[Row]) -> Told:
    """The difference and its largest parts."""
    large = sorted((row for row in rows if is_told(row)), key=lambda row: -abs(row["share"]))
    return Told(
        measure[:1].upper() + measure[1:],
        said(measure, rows[0]["difference"]),
        tuple(sentence(measure, row) for row in large if row["share"] > 0)[:MOST_TOLD],
        tuple(sentence(measure, row) for row in large if row["share"] < 0)[:MOST_TOLD],
    )


def is_told(row: Row) -> bool:
    """Whether a part is large enough and the same under every luck."""
    return bool(row["is_sure"]) and abs(row["share"]) >= NEGLIGIBLE


def sentence(measure: str, row: Row) -> str:
    """A mechanism, and what the difference would be without it."""
    return f"{row['mechanism']} (without: {said(measure, row['without'])})"


def said(measure: str, value: float) -> str:
    """A change with its sign and unit."""
    say = words.many if measure.startswith("hours") else words.usd
    return f"{say(value, is_change=True)} {MEASURES[measure]}"


def held(kept: Mapping[str, Any], regimes: Regimes) -> list[str]:
    """Regimes whose rate is bargained, with the rate that was held."""
    return [f"{regimes.label(name)} at {words.percent(rate)}" for name, rate in kept.get("rates_held", {}).items()]


def _regime(row: Row) -> str:
    return str(row["regime"])


def _measure(row: Row) -> str:
    return str(row["measure"])


def _place(row: Row) -> int:
    return list(MEASURES).index(row["measure"])
