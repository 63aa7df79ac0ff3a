"""What was assumed: figures counted by grade, and those that nobody has measured by name."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from simulator.units import GRADES, show

COLUMNS = ("path", "value", "unit", "low", "high", "grade", "free", "source", "note")


@dataclass(frozen=True)
class Grade:
    """How many figures have a grade."""

    letter: str
    meaning: str
    figures: int


def table(figures: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """One row a figure, in the order of the files."""
    return pd.DataFrame([row(figure) for figure in figures], columns=list(COLUMNS))


def row(figure: dict[str, Any]) -> dict[str, Any]:
    """A figure with its range in two columns."""
    low, high = figure.get("range") or (None, None)
    return {**{name: figure.get(name, "") for name in COLUMNS}, "low": low, "high": high}


def grades(figures: Iterable[dict[str, Any]]) -> list[Grade]:
    """Every grade with its count, the best first."""
    counted = Counter(str(figure["grade"]) for figure in figures)
    return [Grade(letter, meaning, counted[letter]) for letter, meaning in GRADES.items()]


def thin(figures: Iterable[dict[str, Any]]) -> str:
    """How much rests on figures that nobody has measured, in one sentence; "" where no figures are known."""
    counted = Counter(str(figure["grade"]) for figure in figures)
    return f"Of the {counted.total()} figures that went in, nobody has measured {counted['D']}." if counted else ""


def unmeasured(figures: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    """The figures of grade D in words: name, value, range, whether it is drawn anew in every world, note."""
    return [
        {
            "path": readable(str(figure["path"])),
            "value": said(figure["value"], str(figure["unit"])),
            "range": ranged(figure),
            "drawn": "drawn in every world" if figure.get("free") else "",
            "note": str(figure.get("note", "")),
        }
        for figure in figures
        if figure["grade"] == "D"
    ]


def ranged(figure: dict[str, Any]) -> str:
    """The range in words; "" where there is none."""
    if not figure.get("range"):
        return ""
    low, high = (said(end, str(figure["unit"])) for end in figure["range"])
    return f"{low} to {high}"


def said(value: float, unit: str) -> str:
    """A value with its unit."""
    return show(value, unit)


def readable(path: str) -> str:
    """`crafts.camera.pay` as "crafts: camera: pay"."""
    return path.replace("regimes.", "", 1).replace("_", " ").replace(".", " › ")
