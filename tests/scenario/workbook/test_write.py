"""The workbook as a spreadsheet program shows it: locked labels, drop-downs, remarks."""

import io

import openpyxl

from simulator.scenario.load import load_regime, load_sources
from simulator.scenario.workbook.rows import COLUMNS, rows
from simulator.scenario.workbook.write import write_workbook
from simulator.terms.clause import SLOTS, registered_clauses

BOOK = openpyxl.load_workbook(io.BytesIO(write_workbook(load_regime("data_dignity"), load_sources())))
TERMS = BOOK["Terms"]


def lines():
    """Key -> the cells of its line."""
    return {(row[-1].value, row[2].value): row for row in TERMS.iter_rows(min_row=2) if row[-1].value}


def lists(cell):
    """The words of a cell's drop-down."""
    found = [rule for rule in TERMS.data_validations.dataValidation if cell.coordinate in rule.sqref]
    return [rule.formula1.strip('"').split(",") for rule in found if rule.type == "list"]


def test_only_what_is_filled_in_is_unlocked():
    assert TERMS.protection.sheet
    for row in lines().values():
        assert not row[1].protection.locked or "by craft" in row[3].value.lower()
        assert all(row[COLUMNS.index(name)].protection.locked for name in ("Term", "Unit", "Meaning", "Key"))


def test_kinds_choices_and_grades_have_drop_downs():
    for slot in SLOTS:
        (kinds,) = lists(lines()[f"{slot}.kind", None][1])
        assert kinds == sorted(registered_clauses()[slot])
        for row in rows(slot):
            if row.form == "choice":
                assert lists(lines()[row.key, None][1]) == [list(row.choices)]
    assert lists(lines()["royalty.rate", "share"][COLUMNS.index("Grade")]) == [["A", "B", "C", "D"]]


def test_every_clause_and_every_figure_is_explained():
    for slot in SLOTS:
        assert all(kind in lines()[f"{slot}.kind", None][1].comment.text for kind in registered_clauses()[slot])
        for row in rows(slot):
            if row.form == "figure":
                text = lines()[row.key, row.unit][1].comment.text
                assert "Unit: " in text
                assert "Allowed: " in text


def test_no_cell_holds_a_formula():
    assert not [c for sheet in BOOK for row in sheet.iter_rows() for c in row if c.data_type == "f"]


def test_rows_are_as_high_as_their_texts():
    row = lines()["consent.needs", None]
    assert TERMS.row_dimensions[row[0].row].height > TERMS.row_dimensions[1].height
