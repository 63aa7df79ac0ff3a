"""A member roster: person, craft, guild and earnings, matched with the credits."""

from pathlib import Path

import pandas as pd

from simulator.imports.catalogue import Imported, without_repeats
from simulator.imports.tables import read


def add_roster(imported: Imported, path: Path) -> None:
    """Join a roster to the people; who is on one side alone is noted. Raises TableError."""
    roster = read(path, "person", "craft", "guild", "earnings")[["person", "craft", "guild", "earnings"]]
    roster = without_repeats(
        roster[roster["person"].notna()], ["person"], imported, "members given twice (the first kept)"
    )
    earnings = pd.to_numeric(roster["earnings"], errors="coerce")
    imported.note("members without earnings that are a number", int((earnings.isna() | (earnings < 0)).sum()))
    credited = imported.credits["person"].drop_duplicates()
    idle = roster.loc[~roster["person"].isin(credited), "person"]
    others = credited[~credited.isin(roster["person"])]
    imported.note("members without a credit", len(idle), idle)
    imported.note("credited people who are not on the roster", len(others), others)
    kept = imported.people.drop(columns=["craft"], errors="ignore")
    imported.people = kept.merge(roster.assign(earnings=earnings), on="person", how="outer").sort_values("person")
