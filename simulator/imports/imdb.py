"""The IMDb non-commercial layout: title.basics, title.principals and name.basics in one folder, never shipped here."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from simulator.imports.catalogue import Imported, assembled, years_of
from simulator.imports.tables import TableError, read

FILES = ("title.basics", "title.principals", "name.basics")
ENDINGS = (".tsv", ".tsv.gz")


def read_imdb(folder: Path, points_of_role: Mapping[str, int]) -> Imported:
    """Works, credits and people of the folder; IMDb names no owners. Raises TableError."""
    titles, principals, names = (_file(folder, name) for name in FILES)
    basics = read(titles, "tconst", "primaryTitle", "startYear", "genres")
    lines = read(principals, "tconst", "nconst", "category")
    persons = read(names, "nconst", "primaryName", "primaryProfession")
    works = pd.DataFrame(
        {
            "work": basics["tconst"],
            "title": basics["primaryTitle"],
            "owner": pd.Series(pd.NA, index=basics.index, dtype="string"),
            "year": years_of(basics["startYear"]),
            "text": basics["genres"].str.replace(",", " "),
        }
    )
    credits_ = pd.DataFrame({"work": lines["tconst"], "person": lines["nconst"], "role": lines["category"]})
    people = pd.DataFrame(
        {"person": persons["nconst"], "name": persons["primaryName"], "craft": persons["primaryProfession"]}
    )
    return assembled(works, credits_, people, points_of_role)


def _file(folder: Path, name: str) -> Path:
    """The file of that name with either ending."""
    found = [folder / f"{name}{ending}" for ending in ENDINGS if (folder / f"{name}{ending}").is_file()]
    if not found:
        raise TableError([f"{folder}: no {name}.tsv or {name}.tsv.gz"])
    return found[0]
