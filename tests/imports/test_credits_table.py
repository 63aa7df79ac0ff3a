"""Credits tables and rosters with every fault that the report knows, by hand."""

import numpy as np
import pandas as pd
import pytest

from simulator.imports.credits_table import read_credits
from simulator.imports.embeddings import from_text, given, whole
from simulator.imports.roster import add_roster
from simulator.imports.statement import Books
from simulator.imports.tables import TableError
from simulator.imports.write import report, write

TABLE = """work,owner,person,role,date,share
a,Major,p1,writer,2001-05-01,0.75
a,Major,p2,actor,2001-05-01,0.25
b,,p1,writer,1999,0.5
b,,p3,actor,1999,0.4
c,Indie,p2,,soon,1
c,Indie,p2,,soon,1
,Indie,p4,actor,2000,1
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "credits.csv"
    path.write_text(TABLE)
    return path


def found(imported):
    return {words: count for words, count in imported.counts.items() if count}


def test_every_fault_is_counted(table):
    imported = read_credits(table, {})
    assert found(imported) == {
        "credits without a work or a person (left out)": 1,
        "credits given twice (the first kept)": 1,
        "works without an owner": 1,
        "works without a year": 1,
        "works whose shares do not sum to 1 (used as proportions)": 2,
    }
    assert imported.works["year"].tolist()[:2] == [2001, 1999]


def test_shares_decide_who_is_paid_what(table):
    # three pots of $9: a 6.75 and 2.25; b 5 and 4 by 0.5 : 0.4; c all to p2
    books = Books(read_credits(table, {}), 27 * 10**8)
    paid = {person: books.account(person).microcents / 10**8 for person in ("p1", "p2", "p3")}
    assert paid == {"p1": 11.75, "p2": 11.25, "p3": 4.0}
    with pytest.raises(LookupError):
        books.account("p4")


def test_amounts_that_are_no_shares_are_named_with_their_line(tmp_path):
    path = tmp_path / "wrong.csv"
    path.write_text("work,person,share\na,p,1.5\nb,p,half\nc,p,-0.1\nd,p,1\n")
    with pytest.raises(TableError) as error:
        read_credits(path, {})
    assert error.value.lines == [
        "wrong.csv:2: share '1.5' is not allowed",
        "wrong.csv:3: share 'half' is not allowed",
        "wrong.csv:4: share '-0.1' is not allowed",
    ]
    path.write_text("film,person\na,p\n")
    with pytest.raises(TableError, match=r"no column 'work'; there are film, person"):
        read_credits(path, {})


def test_a_roster_is_matched(table, tmp_path):
    roster = tmp_path / "members.csv"
    roster.write_text("person,craft,guild,earnings\np1,writer,wga,50000\np9,actor,sag,x\np1,writer,wga,50000\n")
    imported = read_credits(table, {})
    before = dict(imported.counts)
    add_roster(imported, roster)
    new = {words: count for words, count in found(imported).items() if words not in before}
    assert new == {
        "members given twice (the first kept)": 1,
        "members without earnings that are a number": 1,
        "members without a credit": 1,
        "credited people who are not on the roster": 2,
    }
    assert "persons" not in report(imported, with_names=False)
    write(imported, tmp_path / "out", None, with_names=False)
    assert "earnings" not in pd.read_parquet(tmp_path / "out" / "people.parquet")


def test_embeddings_of_a_user_are_kept(tmp_path):
    rows = [{"work": w, "person": "p", "embedding": [1.0, float(k)]} for k, w in enumerate("abc")]
    pd.DataFrame(rows).to_parquet(tmp_path / "credits.parquet")
    imported = read_credits(tmp_path / "credits.parquet", {})
    assert given(imported).tolist() == [[1, 0], [1, 1], [1, 2]]
    write(imported, tmp_path / "out", given(imported), with_names=False)
    assert pd.read_parquet(tmp_path / "out" / "works.parquet")["embedding"][2].tolist() == [1, 2]
    rows[1]["embedding"] = [1.0]
    pd.DataFrame(rows).to_parquet(tmp_path / "credits.parquet")
    with pytest.raises(TableError, match="one length"):
        given(read_credits(tmp_path / "credits.parquet", {}))


def test_a_work_of_three_thousand_people_works(tmp_path):
    people = pd.DataFrame({"work": "a", "person": [f"p{n:04d}" for n in range(3000)], "share": 1 / 3000})
    people.to_parquet(tmp_path / "credits.parquet")
    paid = Books(read_credits(tmp_path / "credits.parquet", {}), 10**8 + 1).paid()
    assert int(paid.sum()) == 10**8 + 1
    assert set(paid.tolist()) == {33_333, 33_334}


def test_vectors_become_whole_numbers():
    assert whole(np.array([[0.5, -1.0], [0.0, 0.0]])).tolist() == [[64, -127], [0, 0]]


def test_words_make_works_of_one_kind_alike(tmp_path):
    words = {"a": "war drama", "b": "war drama", "c": "cooking show", "d": "cooking contest", "e": "space opera"}
    table = pd.DataFrame([{"work": w, "person": f"p{w}", "text": text} for w, text in words.items()])
    table.to_csv(tmp_path / "credits.csv", index=False)
    vectors = from_text(read_credits(tmp_path / "credits.csv", {}), 0).astype(float)
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    likeness = unit @ unit.T
    assert vectors.shape == (5, 64)
    assert likeness[0, 1] > likeness[2, 3] > likeness[0, 2]
