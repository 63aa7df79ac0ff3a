"""A member roster: person, craft, guild and earnings, matched with the credits."""

from pathlib import Path

import numpy as np
import pandas as pd

from simulator.imports.catalogue import Imported, without_repeats
from simulator.imports.tables import read

TWICE = "members given twice (the first kept)"


def add_roster(imported: Imported, path: Path) -> None:
    """Join a roster to the people; who is on one side alone is noted. Raises TableError."""
    roster = read(path, "person", "craft", "guild", "earnings")[["person", "craft", "guild", "earnings"]]
    imported.private.add(TWICE)
    roster = without_repeats(roster[roster["person"].notna()], ["person"], imported, TWICE)
    imported.members = roster[["craft", "guild"]]
    numbers = pd.to_numeric(roster["earnings"], errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    earnings = pd.Series(np.where((numbers >= 0) & np.isfinite(numbers), numbers, np.nan), index=roster.index)
    imported.count_members("members without earnings that are a number", int(earnings.isna().sum()))
    credited = imported.credits["person"].drop_duplicates()
    idle = roster.loc[~roster["person"].isin(credited), "person"]
    others = credited[~credited.isin(roster["person"])]
    imported.count_members("members without a credit", len(idle), idle)
    imported.count_members("credited people who are not on the roster", len(others), others)
    kept = imported.people.drop(columns=["craft"], errors="ignore")
    imported.people = kept.merge(roster.assign(earnings=earnings), on="person", how="outer").sort_values("person")
