"""A whole report on a study whose every text wants to be code: the page shows it, the workbook keeps it as text."""

import csv
import io
import json
import re
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from simulator.reporting.report import PAGE, WORKBOOK, render
from tests.reporting.folder import study, written

MARK = "<img src=x onerror=alert(1)>"
EVIL = f'=HYPERLINK("http://x","y")</script><script>alert(2)</script>{MARK}\'"`${{7*7}}{{{{7*7}}}}'
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def poisoned(value):
    """Every title, question and note replaced."""
    if isinstance(value, dict):
        return {
            key: EVIL if key in {"title", "question", "note", "words"} else poisoned(own) for key, own in value.items()
        }
    return [poisoned(own) for own in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = written(tmp_path_factory.mktemp("hostile") / "out", worlds=2, described=poisoned(study()))
    render(place)
    return place


@pytest.mark.slow
def test_the_page_holds_no_markup_of_the_users(folder):
    text = (folder / PAGE).read_text(encoding="utf-8")
    assert MARK not in text.replace("\\/", "/").partition("<body")[0]
    outside = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    assert MARK not in outside
    assert "<script>alert(2)" not in text
    assert "&lt;img src=x" in outside
    assert not re.search(r"<img[^>]+onerror", outside)
    assert "{{49}}" not in text


@pytest.mark.slow
def test_json_in_the_page_cannot_end_its_script(folder):
    text = (folder / PAGE).read_text(encoding="utf-8")
    for data in re.findall(r'<script type="application/json">(.*?)</script>', text, re.DOTALL):
        json.loads(data)


@pytest.mark.slow
def test_no_cell_of_workbook_or_csv_is_a_formula(folder):
    book = load_workbook(folder / WORKBOOK)
    texts = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in texts if cell.data_type == "f" or cell.hyperlink]
    assert any("HYPERLINK" in str(cell.value) for cell in texts)
    with ZipFile(folder / WORKBOOK) as parts:
        assert not [name for name in parts.namelist() if "vba" in name.lower() or "externalLink" in name]
    for file in (folder / "tables").glob("*.csv"):
        for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8"))):
            assert not [cell for cell in row if cell.startswith(FORMULA) and not is_number(cell)], file.name


def is_number(cell):
    """Whether a cell is a plain number, which may begin with a minus."""
    try:
        return bool(float(cell)) or True
    except ValueError:
        return False
