"""Members of a roster by craft and guild, a table that may be shown: small counts hidden, earnings not in it."""

from typing import Any

import numpy as np
import pandas as pd

from simulator.imports.suppression import SMALLEST, suppressed

MOST_ROWS, MOST_COLUMNS = 20, 10
OTHERS, UNKNOWN = "others", "not said"
HIDDEN = "hidden"


def members_table(members: pd.DataFrame, smallest: int = SMALLEST) -> dict[str, Any]:
    """Crafts, guilds, counts and totals of members; None where a number is hidden."""
    crafts, guilds = (folded(members[name], most) for name, most in (("craft", MOST_ROWS), ("guild", MOST_COLUMNS)))
    counts = pd.crosstab(crafts, guilds)
    table = suppressed(counts.to_numpy(dtype=np.int64), smallest)
    rows, columns = counts.shape
    return {
        "crafts": [str(name) for name in counts.index],
        "guilds": [str(name) for name in counts.columns],
        "counts": [[table.shown((row, column)) for column in range(columns)] for row in range(rows)],
        "of_crafts": [table.shown((row, -1)) for row in range(rows)],
        "of_guilds": [table.shown((-1, column)) for column in range(columns)],
        "all": table.shown((-1, -1)),
        "fewest_shown": smallest,
    }


def folded(words: pd.Series, most: int) -> pd.Series:
    """The most frequent words, the rest as others."""
    said = words.fillna(UNKNOWN).astype(str)
    kept = said.value_counts().index[:most]
    return said.where(said.isin(kept), OTHERS)


def lines_of(table: dict[str, Any]) -> list[str]:
    """The table as text."""
    head = ["", *table["guilds"], "all"]
    crafts = zip(table["crafts"], table["counts"], table["of_crafts"], strict=True)
    body = [[craft, *row, own] for craft, row, own in crafts]
    rows = [head, *body, ["all", *table["of_guilds"], table["all"]]]
    shown = [[HIDDEN if cell is None else str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    return ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in shown]
