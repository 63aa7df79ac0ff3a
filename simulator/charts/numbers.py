"""Tables made ready to be drawn: labels beside names, numbers no longer than the eye needs."""

import numpy as np
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
    return labelled.assign(**{column: rounded(labelled[column].to_numpy(np.float64)) for column in floats})


def rounded(values: np.ndarray) -> list[float | None]:
    """Values to six significant figures; None where there is none, since JSON knows no NaN."""
    return [float(f"{value:.{FIGURES}g}") if np.isfinite(value) else None for value in values]


def best(table: pd.DataFrame, column: str = "middle") -> pd.Series:
    """The row whose middle is the largest; rows without a number come last."""
    return table.loc[table[column].fillna(-np.inf).idxmax()]
