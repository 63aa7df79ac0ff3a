"""Tables made ready to be drawn: labels beside names, numbers no longer than the eye needs."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from simulator.charts.regimes import Regimes

FIGURES = 6  # significant figures in a drawing; tables and CSV files keep all


# What an interval knows and no drawing shows.
UNDRAWN = ("probability_positive", "luck_share", "pairs", "full_size", "craft", "measure")


def drawable(table: pd.DataFrame, regimes: Regimes) -> pd.DataFrame:
    """The table with a `label` for each regime, its numbers rounded, without what no drawing shows."""
    labelled = table.assign(label=[regimes.label(str(name)) for name in table["regime"]])
    labelled = labelled.drop(columns=["regime", *UNDRAWN], errors="ignore")
    floats = labelled.select_dtypes("float").columns
    for column in floats:
        labelled[column] = rounded(labelled[column].to_numpy(np.float64))
    return labelled


def rounded(values: npt.NDArray[np.float64]) -> list[float | None]:
    """Values to six significant figures; None where there is none, since JSON knows no NaN."""
    return [float(f"{value:.{FIGURES}g}") if np.isfinite(value) else None for value in values]


def lines(table: pd.DataFrame) -> list[Any]:
    """Rows as named tuples."""
    return list(table.itertuples())


def best(table: pd.DataFrame, column: str | int = "middle") -> Any:
    """The row with the largest number of a column; rows without a number come last."""
    return table.iloc[int(table[column].fillna(-np.inf).to_numpy().argmax())]


def extreme(table: pd.DataFrame, column: str = "middle") -> Any:
    """The row whose number is furthest from zero."""
    return table.iloc[int(table[column].abs().fillna(0).to_numpy().argmax())]


def lowest(table: pd.DataFrame, column: str = "middle") -> Any:
    """The row with the smallest number of a column."""
    return table.iloc[int(table[column].fillna(np.inf).to_numpy().argmin())]
