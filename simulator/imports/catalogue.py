"""What every layout becomes: works, credits and people, with everything that was wrong counted on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from simulator.imports.tables import TableError

MOST_POINTS = 2**31
"""Of a work: the split of a pot takes no more."""


@dataclass
class Imported:
    """Works (work, title, owner, year, text, ...), credits (work, person, role, points), people (person, ...)."""

    works: pd.DataFrame
    credits: pd.DataFrame
    people: pd.DataFrame
    counts: dict[str, int] = field(default_factory=dict)  # what was found, in words
    persons: dict[str, list[str]] = field(default_factory=dict)  # whom it concerns, kept apart: these are names
    members: pd.DataFrame | None = None  # craft and guild of each, where there is a roster
    private: set[str] = field(default_factory=set)  # counts of people of a roster

    def count_members(self, words: str, count: int, persons: pd.Series | None = None) -> None:
        """Count people of a roster: a small number is hidden unless somebody asks for names."""
        self.private.add(words)
        self.note(words, count, persons)

    def note(self, words: str, count: int, persons: pd.Series | None = None) -> None:
        """Count something that a user should know; people only for a report that asks for names."""
        self.counts[words] = self.counts.get(words, 0) + int(count)
        if persons is not None and count:
            self.persons.setdefault(words, []).extend(persons.astype(str).unique().tolist())


def without_repeats(table: pd.DataFrame, keys: list[str], imported: Imported, words: str) -> pd.DataFrame:
    """The table without rows that repeat the keys of an earlier one; how many there were is noted."""
    repeated = table.duplicated(keys)
    imported.note(words, int(repeated.sum()))
    return table[~repeated].reset_index(drop=True)


def years_of(dates: pd.Series) -> pd.Series:
    """The year of dates that begin with four digits."""
    return dates.str.extract(r"^([0-9]{4})", expand=False).astype("Int64")


def assembled(
    works: pd.DataFrame, credits_: pd.DataFrame, people: pd.DataFrame, points_of_role: Mapping[str, int]
) -> Imported:
    """Tables of any layout checked against each other; a person's several roles on a work become one credit."""
    result = Imported(works, credits_, people)
    result.works = without_repeats(works, ["work"], result, "works given twice (the first kept)")
    result.people = without_repeats(people, ["person"], result, "people given twice (the first kept)")
    rows = _known(result, credits_)
    rows = without_repeats(rows, ["work", "person", "role"], result, "credits given twice (the first kept)")
    if "points" not in rows:
        rows = rows.assign(points=[points_of_role.get(str(role), 1) for role in rows["role"]])
    result.credits = _by_person(rows, result)
    _check_points(result.credits)
    _gaps(result)
    return result


def _known(result: Imported, rows: pd.DataFrame) -> pd.DataFrame:
    """Credits with a person and a known work; people nobody has told about are kept and noted."""
    complete = rows["work"].notna() & rows["person"].notna()
    result.note("credits without a work or a person (left out)", int((~complete).sum()))
    rows = rows[complete]
    known = rows["work"].isin(result.works["work"])
    result.note("credits of works that are not in the table of works (left out)", int((~known).sum()))
    rows = rows[known]
    strange = ~rows["person"].isin(result.people["person"])
    unmatched = rows.loc[strange, "person"].drop_duplicates()
    result.note("credited people who are not in the table of people (kept)", len(unmatched), unmatched)
    return rows


def _by_person(rows: pd.DataFrame, result: Imported) -> pd.DataFrame:
    """One credit for each work and person, in the order of works and then people."""
    several = rows.duplicated(["work", "person"])
    result.note("further roles of a person on a work (added to one credit)", int(several.sum()))
    roles = rows.assign(role=rows["role"].fillna(""))
    grouped = roles.groupby(["work", "person"], sort=True)
    return grouped.agg(role=("role", "+".join), points=("points", "sum")).reset_index()


def _check_points(rows: pd.DataFrame) -> None:
    """TableError for works with more points than a pot can be split by."""
    sums = rows.groupby("work")["points"].sum()
    too_many = sums[sums > MOST_POINTS]
    if len(too_many):
        raise TableError(
            [f"work {work}: {points:,} points; {MOST_POINTS:,} are the most" for work, points in too_many.items()]
        )


def _gaps(result: Imported) -> None:
    """What works lack."""
    works = result.works
    result.note("works without credits", int((~works["work"].isin(result.credits["work"])).sum()))
    result.note("works without an owner", int(works["owner"].isna().sum()))
    result.note("works without a year", int(works["year"].isna().sum()))
