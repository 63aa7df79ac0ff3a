"""A thousand works in the IMDb layout, from files to one person's account, to the microcent."""

import json

import pytest

from simulator.imports.imdb import read_imdb
from simulator.imports.statement import Books
from simulator.imports.tables import TableError
from tests.commands.fakes import residuals
from tests.imports.worlds import PEOPLE, WORKS, cast, expected, write_imdb

TOTAL = 123_456_789 * 10**8 + 7
POINTS = {"director": 6, "writer": 23}


def test_from_files_to_a_statement_of_account(tmp_path):
    imported = read_imdb(write_imdb(tmp_path), POINTS)
    books = Books(imported, TOTAL)
    for person in (0, 77, PEOPLE - 1):
        account = books.account(f"nm{person:07d}")
        lines = expected(TOTAL, person, POINTS)
        assert [(line.work, line.microcents) for line in account.lines] == lines
        assert account.microcents == sum(amount for _, amount in lines)
    assert sum(map(int, books.paid())) == sum(map(int, books.pots)) == TOTAL


def test_what_was_found(tmp_path):
    imported = read_imdb(write_imdb(tmp_path, packed=True), {})
    people = {person for work in range(WORKS) for person, _ in cast(work)}
    assert (len(imported.works), imported.credits["person"].nunique()) == (WORKS, len(people))
    found = {words: count for words, count in imported.counts.items() if count}
    assert found == {
        "credited people who are not in the table of people (kept)": 1,
        "further roles of a person on a work (added to one credit)": 100,
        "works without an owner": WORKS,
        "works without a year": 10,
    }
    assert imported.works["title"][5] == 'The "Work" 5'


def test_the_command_says_sums_and_no_names(tmp_path):
    folder, out = write_imdb(tmp_path), tmp_path / "out"
    words = ["import", "--imdb", folder, "--points", "director=6", "--points", "writer=23", "--out", out]
    answer = residuals(*words, "--pay", "123456789.00000007", "--person", "nm0000077", "--json")
    assert answer.exit_code == 0, answer.output
    told = json.loads(answer.stdout)
    assert told["account"]["microcents"] == sum(amount for _, amount in expected(TOTAL, 77, POINTS))
    written = b"".join(path.read_bytes() for path in out.iterdir())
    assert b"Person 77" not in written
    assert b"Person 77" not in answer.stdout.encode()
    named = residuals("import", "--imdb", folder, "--names", "--json")
    assert json.loads(named.stdout)["report"]["persons"] == {
        "credited people who are not in the table of people (kept)": [f"nm{PEOPLE - 1:07d}"]
    }


def test_a_missing_file_is_named(tmp_path):
    write_imdb(tmp_path)
    (tmp_path / "name.basics.tsv").unlink()
    with pytest.raises(TableError, match=r"no name\.basics\.tsv or name\.basics\.tsv\.gz"):
        read_imdb(tmp_path, {})
    assert residuals("import", "--imdb", tmp_path).exit_code == 2
