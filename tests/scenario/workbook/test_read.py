"""What people do to workbooks, and what a stranger could send: every mistake in one line with its cell."""

import io
import shutil
import subprocess
import zipfile

import openpyxl
import pytest

from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.load import check_file, load_regime, load_study
from simulator.scenario.scaffold import scaffold_workbook
from simulator.scenario.workbook.safe import LARGEST_UNPACKED, MOST_PARTS

BLANK = scaffold_workbook("deal", "statutory_levy")


def place_of(sheet, key, unit=None):
    """The cell beside a key in the column Value."""
    for row in sheet.iter_rows(min_row=2):
        if row[-1].value == key and unit in (None, row[2].value):
            return row[1]
    raise KeyError(key)


def filled(tmp_path, changes, by_craft=()):
    """A workbook in which someone has filled in cells by key."""
    book = openpyxl.load_workbook(io.BytesIO(BLANK))
    for key, value in changes.items():
        place_of(book["Terms"], *key.split(" ")).value = value
    for number, line in enumerate(by_craft, start=2):
        for column, value in enumerate(line, start=1):
            book["By craft"].cell(number, column).value = value
    file = tmp_path / "deal.xlsx"
    book.save(file)
    return file


def told(file):
    with pytest.raises(ScenarioErrors) as raised:
        check_file(file)
    return [line.removeprefix(str(file)) for line in raised.value.lines]


def packed(tmp_path, change):
    """The blank workbook with its parts changed by a function of name and bytes."""
    file = tmp_path / "deal.xlsx"
    with zipfile.ZipFile(io.BytesIO(BLANK)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)))
    return file


def test_a_rate_is_changed_as_one_would(tmp_path):
    sheet = load_regime(filled(tmp_path, {"royalty.rate share": 0.07, "term.effective": "2029Q1"}))
    assert sheet.clauses["royalty"].rate.value == 0.07
    assert sheet.clauses["term"].effective == "2029Q1"
    assert sheet.clauses["royalty"].rate.source == "ep_2026"  # what was not touched stays


def test_a_figure_without_source_and_grade_is_an_assumption(tmp_path):
    cap = load_regime(filled(tmp_path, {"royalty.cap_per_year": 1_000_000})).clauses["royalty"].cap_per_year
    assert (cap.value, cap.unit, cap.source, cap.grade) == (1_000_000, "usd_per_year", "assumption", "D")


def test_an_emptied_cell_takes_the_default(tmp_path):
    assert load_regime(filled(tmp_path, {"settlement.payee_fee": None})).clauses["settlement"].payee_fee.value == 0.0


def test_a_kind_with_its_own_unit_for_the_same_word(tmp_path):
    changes = {"royalty.kind": "wage_equivalent", "royalty.rate share": None, "royalty.scope": None}
    sheet = load_regime(filled(tmp_path, changes | {"royalty.rate multiple": 2}))
    assert (sheet.clauses["royalty"].kind, sheet.clauses["royalty"].rate.value) == ("wage_equivalent", 2.0)


def test_lists_and_figures_by_craft(tmp_path):
    changes = {"minimums.kind": "scale", "entitlement.kind": "craft_split", "entitlement.crafts": "actors; writers"}
    lines = [("minimums.floors_by_craft", "actors", 1.05), ("minimums.floors_by_craft", "writers", "1.1", "multiple")]
    clauses = load_regime(filled(tmp_path, changes, lines)).clauses
    assert clauses["entitlement"].crafts == ("actors", "writers")
    assert {name: floor.value for name, floor in clauses["minimums"].floors_by_craft.items()} == {
        "actors": 1.05, "writers": 1.1,
    }  # fmt: skip


def test_every_mistake_is_told_at_once_with_its_cell(tmp_path):
    changes = {
        "royalty.rate share": 7,
        "allocation.kind": "usge",
        "consent.forces_retraining": "maybe",
        "term.effective": "spring",
        "entitlement.crafts": "actors",
        "settlement.payee_fee": "=8*2",
    }
    file = filled(tmp_path, changes)
    sheet = openpyxl.load_workbook(file)["Terms"]
    at = {key: f":Terms!{place_of(sheet, *key.split(' ')).coordinate}: " for key in changes}
    lines = told(file)
    assert f"{at['royalty.rate share']}royalty.rate: 7 is outside its own range 0.01 to 0.3" in lines
    assert f'{at["allocation.kind"]}allocation.kind: "usge" is not known; did you mean "usage"?' in lines
    assert f'{at["consent.forces_retraining"]}consent.forces_retraining: "maybe" is not true or false' in lines
    assert any(line.startswith(f"{at['term.effective']}term.effective: ") for line in lines)
    assert (
        f'{at["entitlement.crafts"]}entitlement.crafts is no part of "split"; empty the cell, or choose craft_split'
        in lines
    )
    assert f"{at['settlement.payee_fee']}holds a formula; put in the number itself" in lines
    assert len(lines) == len(changes)


def test_half_a_range_and_a_craft_twice(tmp_path):
    book = openpyxl.load_workbook(filled(tmp_path, {"minimums.kind": "scale"}))
    rate = place_of(book["Terms"], "royalty.rate", "share")
    rate.offset(0, 3).value = None
    for line in (2, 3):
        for column, value in enumerate(("minimums.floors_by_craft", "actors", 1.0), start=1):
            book["By craft"].cell(line, column).value = value
    book.save(tmp_path / "deal.xlsx")
    lines = told(tmp_path / "deal.xlsx")
    assert f":Terms!{rate.offset(0, 4).coordinate}: royalty.rate: a range needs both ends" in lines
    assert ':By craft!C3: "actors" stands twice' in lines


def test_a_line_of_ones_own_is_not_passed_over(tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(BLANK))
    last = book["Terms"].max_row
    book["Terms"].cell(last + 1, 2).value = "and a pony"
    book["Terms"].cell(last + 2, 12).value = "royalty.rat"
    book.save(tmp_path / "deal.xlsx")
    lines = told(tmp_path / "deal.xlsx")
    assert f":Terms!B{last + 1}: this line has no key, so that nobody would read it" in lines
    assert f':Terms!L{last + 2}: unknown key "royalty.rat"; did you mean "royalty.rate"?' in lines


def test_parameters_without_a_kind(tmp_path):
    (line,) = told(filled(tmp_path, {"enforcement.kind": None}))
    assert 'enforcement.probability: choose a kind of enforcement first, in the line "enforcement.kind"' in line


def test_columns_may_be_moved_and_sheets_added(tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(BLANK))
    book["Terms"].insert_cols(1)
    book["Terms"].insert_rows(1)
    book.create_sheet("Our notes")["A1"] = "=1+1"
    book.save(tmp_path / "deal.xlsx")
    assert load_regime(tmp_path / "deal.xlsx").hash() == load_regime("statutory_levy").hash()


def test_a_study_takes_a_workbook_beside_files(tmp_path):
    file = filled(tmp_path, {"royalty.rate share": 0.07})
    study = load_study("compare_regimes", {"deal.royalty.rate": "0.06"}, [str(file)])
    assert study.terms["deal"].clauses["royalty"].rate.value == 0.06


@pytest.mark.parametrize("data", [b"", b"not a workbook", b"PK\x03\x04 broken", BLANK[: len(BLANK) // 2]])
def test_what_is_no_workbook(tmp_path, data):
    (tmp_path / "deal.xlsx").write_bytes(data)
    assert told(tmp_path / "deal.xlsx") == [": is not an .xlsx workbook, or is locked by a password"]


def test_macros_are_refused(tmp_path):
    file = packed(tmp_path, lambda _, data: data)
    with zipfile.ZipFile(file, "a") as target:
        target.writestr("xl/vbaProject.bin", b"Sub AutoOpen()")
    assert told(file) == [": holds macros or embedded objects; save it as a plain .xlsx workbook"]


def test_a_bomb_is_not_unpacked(tmp_path):
    file = packed(tmp_path, lambda _, data: data)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as target:
        target.writestr("xl/big.xml", b"0" * (LARGEST_UNPACKED + 1))
    assert file.stat().st_size < 100_000
    assert told(file) == [f": has more than {LARGEST_UNPACKED:,} bytes unpacked"]


def test_a_part_that_lies_about_its_size(tmp_path):
    file = packed(tmp_path, lambda name, data: data + b" " * 100_000 if name.endswith("app.xml") else data)
    raw = file.read_bytes()
    true = len(zipfile.ZipFile(file).read("docProps/app.xml")).to_bytes(4, "little")
    assert raw.count(true) == 2
    file.write_bytes(raw.replace(true, (10).to_bytes(4, "little")))
    assert told(file) == [": is not an .xlsx workbook, or is locked by a password"]


def test_entities_and_many_parts_are_refused(tmp_path):
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    file = packed(tmp_path, lambda _, data: data.replace(b"?>", b"?>" + bomb, 1))
    assert told(file) == [": declares types of its own in its XML"]
    file = packed(tmp_path, lambda _, data: data)
    with zipfile.ZipFile(file, "a") as target:
        for number in range(MOST_PARTS):
            target.writestr(f"xl/{number}.bin", b"")
    assert told(file) == [f": has more than {MOST_PARTS} parts"]


def test_a_damaged_part_is_one_line(tmp_path):
    file = packed(tmp_path, lambda name, data: b"<x" if "sheet2" in name else data)
    (line,) = told(file)
    assert line.startswith(": is damaged: ")


def test_a_row_at_the_end_of_the_world(tmp_path):
    far = b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData>'
    file = packed(tmp_path, lambda name, data: data.replace(b"</sheetData>", far) if "sheet2" in name else data)
    (line,) = told(file)
    assert line == ": has something below row 1000 of a sheet"


def test_another_programs_workbook_is_told_what_is_missing(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "hello"
    book.save(tmp_path / "deal.xlsx")
    (line,) = told(tmp_path / "deal.xlsx")
    assert 'no sheet "Terms" with the columns Key and Value' in line


@pytest.mark.slow
def test_libreoffice_keeps_it(tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice here: apt-get install libreoffice-calc")
    (tmp_path / "deal.xlsx").write_bytes(scaffold_workbook("deal", "actors_2023_ask"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", "saved", "deal.xlsx"]
    subprocess.run(words, cwd=tmp_path, check=True, capture_output=True)
    assert load_regime(tmp_path / "saved" / "deal.xlsx").hash() == load_regime("actors_2023_ask").hash()
