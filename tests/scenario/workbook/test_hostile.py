"""Workbooks made worse in every way that hypothesis thinks of: fine, or lines; never a crash, never long."""

import io
import re
import zipfile
from functools import cache

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.scenario.scaffold import scaffold_workbook
from tests.scenario.faults import told

SECONDS = 20.0
AGAIN = settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
VALUES = st.sampled_from(
    [
        "=1+1", "=cmd|' /c calc'!A1", "+1", "@SUM(A1)", "-2", "\t=1", "9" * 400, "1e999", "nan", "inf", -1e308, 1e308,
        2**63, -(2**70), True, "true", "../../etc/passwd", "!!python/object:os.system", "<script>", "x" * 32_000,
        "a; b; ;;", "\u202e", "''", "{a: 1}", "[1]", "&a *a", "2027-01-01",
    ]
)  # fmt: skip
PIECES = st.sampled_from(
    [
        b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<!ENTITY", b"&a;", b"\x00", b"</row>", b"<row r='99999999'>",
        b"<c r='ZZZ9'>", b"<f>1+1</f>", b"xmlns:x='http://x'", b"<x:include/>", b"\xff\xfe", b"&#0;", b"&#x1b;",
        b"]]>", b"<![CDATA[", b"<", b">", b"r='A1'", b"t='e'", b"t='zz'", b"s='99999'", b"-", b"9" * 30,
    ]
)  # fmt: skip


@cache
def blank() -> bytes:
    """A workbook as it is handed out."""
    return scaffold_workbook("deal", "statutory_levy")


@pytest.mark.slow
@AGAIN
@given(st.data())
def test_cells_that_no_form_asked_for(tmp_path, data):
    book = openpyxl.load_workbook(io.BytesIO(blank()))
    for _ in range(data.draw(st.integers(1, 4))):
        sheet = book[data.draw(st.sampled_from(["Terms", "By craft"]))]
        row, column = data.draw(st.integers(1, 1200)), data.draw(st.integers(1, 40))
        sheet.cell(row, column).value = data.draw(VALUES)
    file = tmp_path / "deal.xlsx"
    book.save(file)
    told(file, SECONDS)


@pytest.mark.slow
@AGAIN
@given(st.data())
def test_parts_with_pieces_in_wrong_places(tmp_path, data):
    file, piece = tmp_path / "deal.xlsx", data.draw(PIECES)
    with zipfile.ZipFile(io.BytesIO(blank())) as old:
        names = old.namelist()
        chosen, place = data.draw(st.sampled_from(names)), data.draw(st.floats(0.0, 1.0))
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
            for name in names:
                part = old.read(name)
                at = int(place * len(part))
                new.writestr(name, part[:at] + piece + part[at:] if name == chosen else part)
    told(file, SECONDS)


@pytest.mark.slow
@AGAIN
@given(st.binary(max_size=40), st.floats(0.0, 1.0), st.booleans())
def test_bytes_changed_or_cut(tmp_path, piece, place, is_cut):
    raw, file = blank(), tmp_path / "deal.xlsx"
    at = int(place * len(raw))
    file.write_bytes(raw[:at] + piece + (b"" if is_cut else raw[at + len(piece) :]))
    told(file, SECONDS)


def test_a_bomb_ends_at_once(tmp_path):
    file = tmp_path / "deal.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b"<a>" * 100_000_000)
    assert file.stat().st_size < 1_000_000
    (line,) = told(file, SECONDS)
    assert re.search(r"bytes", line)
