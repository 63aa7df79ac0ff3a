"""Tables made to hurt: fine, or a line each with status 2; never a crash, never long, nothing half-written."""

import gzip
import os
import time

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.imports import opening, tables
from simulator.imports.tables import MOST_LINES, TableError, read
from tests.commands.fakes import residuals

GOOD = (
    "work,person,owner,title,date,role,share\nw1,p1,A,T,2001,writer,0.5\nw1,p2,A,T,2001,actor,0.5\nw2,p1,B,U,1999,x,1\n"
)
ROSTER = "person,craft,guild,earnings\np1,writer,wga,1\n"
SECONDS, LONGEST_LINE = 10.0, 500
AGAIN = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
NUMBERS = [
    "9" * 400,
    "1e300",
    "inf",
    "-inf",
    "nan",
    "-1",
    "1e-400",
    "0x10",
    "１",
    "1_0",
    "",
    "4294967296",
    "=1+1",
    "1,5",
]


def told(*words):
    """Lines of a refusal, or none where it was fine; each one line of fair length, in fair time."""
    began = time.perf_counter()
    answer = residuals("import", *words)
    assert time.perf_counter() - began < SECONDS
    assert answer.exception is None or isinstance(answer.exception, SystemExit), repr(answer.exception)
    assert answer.exit_code in {0, 2}, answer.output
    lines = answer.stderr.splitlines() if answer.exit_code else []
    assert bool(lines) == (answer.exit_code == 2)
    assert len(lines) <= MOST_LINES + 1
    assert all(line.isprintable() and len(line) < LONGEST_LINE for line in lines)
    return lines


@AGAIN
@given(st.sampled_from([GOOD, GOOD.replace(",", "\t"), ROSTER]), st.data())
def test_bytes_lost_doubled_or_changed(tmp_path, text, data):
    raw = text.encode()
    first, last = sorted(data.draw(st.tuples(st.integers(0, len(raw)), st.integers(0, len(raw)))))
    middle = data.draw(st.one_of(st.just(b""), st.just(raw[first:last] * 3), st.binary(max_size=30)))
    file, good = tmp_path / ("t.tsv" if "\t" in text else "t.csv"), tmp_path / "good.csv"
    file.write_bytes(raw[:first] + middle + raw[last:])
    good.write_text(GOOD)
    told("--credits", file, "--pay", "7", "--person", "p1")
    told("--credits", good, "--roster", file)


@AGAIN
@given(st.binary(max_size=200), st.integers(0, 400))
def test_parquet_and_gzip_damaged_anywhere(tmp_path, piece, place):
    table = pa.table({"work": ["a", "b"], "person": ["p", "q"], "share": [1.0, 1.0]})
    for name in ("t.parquet", "t.csv.gz"):
        file = tmp_path / name
        if name.endswith("gz"):
            file.write_bytes(gzip.compress(GOOD.encode()))
        else:
            pq.write_table(table, file)
        raw = file.read_bytes()
        file.write_bytes(raw[:place] + piece + raw[place + len(piece) :])
        told("--credits", file)
        file.write_bytes(raw[:place])
        told("--credits", file)


@pytest.mark.parametrize("column", ["points", "share"])
@pytest.mark.parametrize("number", NUMBERS)
def test_amounts_that_are_none_are_never_taken_for_some(tmp_path, column, number):
    file = tmp_path / "t.csv"
    file.write_text(f'work,person,{column}\na,b,"{number}"\n', encoding="utf-8")
    lines = told("--credits", file, "--pay", "1", "--person", "b")
    assert lines or number == "１"  # a one in wide letters is a number to everybody


def test_more_faults_than_one_reads_end_in_a_count(tmp_path):
    file = tmp_path / "t.csv"
    file.write_text("work,person,share\n" + "a,b,x\n" * 234)
    lines = told("--credits", file)
    assert lines[:2] == ["t.csv:2: share 'x' is not allowed", "t.csv:3: share 'x' is not allowed"]
    assert lines[-1] == "... and 214 more"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "latin-1", "cp500"])
def test_another_encoding_is_a_line(tmp_path, encoding):
    file = tmp_path / "t.csv"
    file.write_bytes(("work,person\na,Jérôme\n").encode(encoding))
    assert told("--credits", file)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "No columns"),
        ("work,work,person\na,b,c\n", "column 'work' is there twice"),
        ("work,person\na\nb,c,d\n", "Expected 2 fields"),
        ('work,person\n"a,b\n', "EOF inside string"),
        (",".join(f"c{n}" for n in range(5000)), "5,000 columns"),
        ("\x1b]0;x\x07,w\n1,2\n", "there are ?]0;x?"),
        ('"a\nb",c\n1,2\n', "no column 'work'"),
    ],
)
def test_what_is_no_table_of_credits_says_why(tmp_path, text, said):
    file = tmp_path / "t.csv"
    file.write_text(text)
    assert said in told("--credits", file)[0]


def test_sizes_are_bounded_before_memory_is(tmp_path, monkeypatch):
    """A gzip bomb, an endless line, a Parquet file that unfolds, too many rows."""
    monkeypatch.setattr(opening, "LARGEST_TEXT", 1 << 21)
    monkeypatch.setattr(opening, "LONGEST_LINE", 1 << 20)
    monkeypatch.setattr(tables, "LARGEST_TEXT", 1 << 21)
    (tmp_path / "bomb.csv.gz").write_bytes(gzip.compress(b"work,person\n" + b"a,b\n" * 2_000_000))
    assert told("--credits", tmp_path / "bomb.csv.gz") == ["bomb.csv.gz: cannot be read: larger than 2,097,152 bytes"]
    (tmp_path / "line.csv").write_bytes(b"work,person\n" + b"a" * 1_500_000 + b",b\n")
    assert "a line is longer" in told("--credits", tmp_path / "line.csv")[0]
    long = pa.DictionaryArray.from_arrays(pa.array(np.zeros(100_000, np.int32)), pa.array(["x" * 1000]))
    pq.write_table(pa.table({"work": long, "person": long}), tmp_path / "t.parquet")
    assert (tmp_path / "t.parquet").stat().st_size < 100_000
    assert "unpacked it is larger" in told("--credits", tmp_path / "t.parquet")[0]
    monkeypatch.setattr(tables, "MOST_ROWS", 10)
    assert "100,000 rows" in told("--credits", tmp_path / "t.parquet")[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_pipes_devices_folders_and_loops_are_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    assert told("--credits", tmp_path / "pipe.csv") == ["pipe.csv: cannot be read: not a regular file"]
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    assert told("--credits", tmp_path / "zero.csv")
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    assert told("--credits", tmp_path / "loop.csv")
    (tmp_path / "folder.csv").mkdir()
    assert told("--credits", tmp_path / "folder.csv")


@pytest.mark.parametrize(
    "embedding",
    [[["x"], ["y"]], [[1.0], None], [[], []], [[float("nan")], [1.0]], [[1e300], [1.0]], [[float("inf")], [1.0]]],
)
def test_embeddings_that_are_none_are_refused(tmp_path, embedding):
    file = tmp_path / "t.parquet"
    pq.write_table(pa.table({"work": ["1", "2"], "person": ["p", "q"], "embedding": embedding}), file)
    assert told("--credits", file, "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_names_that_look_like_paths_or_formulas_stay_text_in_tables(tmp_path):
    file = tmp_path / "t.csv"
    file.write_text('work,person,title\n"../../etc/passwd",p,"=HYPERLINK(""http://x"")"\n"/dev/null",q,-1\n')
    assert not told("--credits", file, "--out", tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "works.parquet", "credits.parquet", "people.parquet", "report.json",
    }  # fmt: skip
    assert pd.read_parquet(tmp_path / "out" / "works.parquet")["title"].tolist() == ['=HYPERLINK("http://x")', "-1"]
    assert [path.name for path in tmp_path.iterdir() if path.name not in {"out", "t.csv"}] == []


def test_files_of_others_stay_and_our_own_are_replaced_whole(tmp_path, monkeypatch):
    file, out = tmp_path / "t.csv", tmp_path / "out"
    file.write_text(GOOD)
    out.mkdir()
    (out / "people.parquet").write_text("mine")
    assert "other files" in told("--credits", file, "--out", out)[0]
    assert (out / "people.parquet").read_text() == "mine"
    (out / "people.parquet").unlink()
    assert not told("--credits", file, "--out", out)
    before = (out / "people.parquet").read_bytes()
    file.write_text(GOOD + "w3,p9,B,V,1999,x,1\n")
    monkeypatch.setattr(pq, "write_table", full_disk)
    answer = residuals("import", "--credits", file, "--out", out)
    assert answer.exit_code == 1
    assert (out / "people.parquet").read_bytes() == before
    assert not list(out.glob(".*"))


def full_disk(_, path):
    """Half a file, then no room."""
    path.write_bytes(b"half")
    raise OSError(28, "No space left on device", str(path))


def test_points_beyond_what_a_pot_can_be_split_by_are_named(tmp_path):
    file = tmp_path / "t.csv"
    file.write_text("work,person,points\na,p,2000000000\na,q,2000000000\n")
    assert told("--credits", file) == ["work a: 4,000,000,000 points; 2,147,483,648 are the most"]
    file.write_text("work,person,role\na,p,writer\n")
    assert told("--credits", file, "--points", "writer=99999999999")


def test_reading_alone_raises_nothing_else(tmp_path):
    (tmp_path / "t.parquet").write_bytes(b"PAR1" + b"x" * 50 + b"PAR1")
    with pytest.raises(TableError):
        read(tmp_path / "t.parquet")
