"""A chart with all that must travel with it: the sentence, the units, the table, words for those who cannot see it."""

from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from simulator.charts.look import Drawing

# What a picture rests on, said under each of them.
_BASES = {
    "ensemble": "simulated worlds that differ in luck and in every uncertain figure",
    "luck": "simulated worlds that differ in luck alone",
    "full": "one full-size run with every figure at its central value",
    "points": "runs that differ in their figures alone, all under the same luck",
}


@dataclass(frozen=True, eq=False)
class Picture:
    """One chart of a report.

    `title` is a computed sentence; `subtitle` says what is shown and in which unit; `table` holds every number that
    is drawn; `words` is the text alternative; `note` warns where the evidence is thin.
    """

    name: str
    title: str
    subtitle: str
    chart: Drawing
    table: pd.DataFrame
    words: str
    basis: Literal["ensemble", "full", "points"] = "ensemble"
    note: str = ""

    def rests_on(self, *, is_luck_alone: bool = False) -> str:
        """What it rests on, in words; `is_luck_alone`: the study draws no figure."""
        return _BASES["luck" if is_luck_alone and self.basis == "ensemble" else self.basis]

    def spec(self) -> dict[str, Any]:
        """The Vega-Lite specification, numbers inside."""
        spec: dict[str, Any] = self.chart.to_dict()
        return spec
