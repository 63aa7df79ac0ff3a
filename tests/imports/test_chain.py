"""From IMDb files to embeddings made of words, to attribution, to one person's account: exact at every step."""

import json

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.commands.fakes import residuals
from tests.imports.worlds import hamilton, points, write_imdb

POINTS = {"director": 6, "writer": 23}
REVENUE = 98_765_432_112_345_678  # microcents
OUTPUTS = 40


def outputs_like(works, path):
    """Outputs, each the embedding of one work with two of its entries turned; revenue comes from the command."""
    rows = [works["embedding"][25 * place].tolist() for place in range(OUTPUTS)]
    for row in rows:
        row[0], row[1] = row[1], -row[0]
    flat = pa.array([entry for row in rows for entry in row], pa.int8())
    names = [f"output {place}" for place in range(OUTPUTS)]
    pq.write_table(pa.table({"output": names, "embedding": pa.FixedSizeListArray.from_arrays(flat, 64)}), path)


@pytest.mark.slow
def test_from_imdb_files_to_one_persons_account(tmp_path):
    imported, paid = tmp_path / "imported", tmp_path / "paid"
    roles = [word for role, number in POINTS.items() for word in ("--points", f"{role}={number}")]
    made = residuals("import", "--imdb", write_imdb(tmp_path), *roles, "--embed", "--out", imported)
    assert made.exit_code == 0, made.output
    works = pd.read_parquet(imported / "works.parquet")
    outputs_like(works, tmp_path / "outputs.parquet")
    revenue = f"{REVENUE // 10**8}.{REVENUE % 10**8:08d}"
    answer = residuals(
        *["attribute", imported / "works.parquet", tmp_path / "outputs.parquet"],
        *["--credits", imported / "credits.parquet", "--revenue", revenue, "--out", paid],
    )
    assert answer.exit_code == 0, answer.output
    pots = pd.read_parquet(paid / "works.parquet").set_index("work")["people_microcents"]
    people = pd.read_parquet(paid / "people.parquet").set_index("person")["microcents"]
    assert int(pots.sum()) == int(people.sum()) == REVENUE
    expected = shared_by_points(pots)
    assert {person: amount for person, amount in people.items() if amount} == expected
    person = max(expected, key=expected.__getitem__)
    told = json.loads(residuals("account", paid, person, "--json").stdout)
    assert told["microcents"] == sum(line["microcents"] for line in told["lines"]) == expected[person]


def shared_by_points(pots):
    """Microcents of each person, each work's pot shared by largest remainders in Fractions."""
    total = {}
    for work, pot in pots.items():
        own = points(int(work.removeprefix("tt")), POINTS)
        for person, part in zip(own, hamilton(int(pot), list(own.values())), strict=True):
            total[f"nm{person:07d}"] = total.get(f"nm{person:07d}", 0) + part
    return {person: amount for person, amount in total.items() if amount}
