"""The workbook: cells, never formulas; the same bytes for the same results."""

from io import BytesIO

import openpyxl
import pandas as pd
import pytest

from simulator.reporting import native_charts, workbook
from simulator.reporting.book import Book
from simulator.reporting.tables import tables
from tests.reporting.folder import study, written


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Book:
    evil = study("=HYPERLINK(1)")
    return Book.open(written(tmp_path_factory.mktemp("results") / "evil_study", worlds=2, described=evil))


@pytest.fixture(scope="module")
def opened(book):
    return openpyxl.load_workbook(BytesIO(workbook.workbook(book, tables(book))))


def test_sheets(opened):
    assert opened.sheetnames == ["Read me", native_charts.SHEET, *workbook.SHEETS]


def test_no_cell_is_a_formula(opened):
    kinds = {cell.data_type for sheet in opened for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert opened["Read me"]["A1"].value == "=HYPERLINK(1)"
    assert opened["Read me"]["A1"].data_type == "s"


def test_header_cells_are_formatted(opened):
    for name in workbook.SHEETS:
        head = opened[name]["A1"]
        assert head.font.bold
        assert head.fill.fgColor.rgb == "FFE3E6EA"
        assert opened[name].freeze_panes == "B2"


def test_numbers_are_the_tables(book, opened):
    table = tables(book)["headline"]
    cells = [row[4].value for row in opened["Headline"].iter_rows(min_row=2)]
    assert opened["Headline"]["E1"].value == "low"
    known = [None if pd.isna(value) else value for value in table["low"]]
    assert cells == pytest.approx(known)


def test_the_same_bytes_twice(book):
    known = tables(book)
    assert workbook.workbook(book, known) == workbook.workbook(book, known)


def test_shares_are_shown_as_such_and_money_as_money(opened):
    formats = {row[0].value: row[5].number_format for row in opened["Headline"].iter_rows(min_row=2)}
    assert formats["hours_change"] == "0.0%"
    assert formats["money_per_worker"] == workbook.MONEY


def test_a_sheet_prints_as_wide_as_a_page(opened):
    for name in workbook.SHEETS:
        assert opened[name].page_setup.orientation == "landscape"
        assert opened[name].page_setup.fitToHeight == 0
        assert opened[name].print_title_rows == "$1:$1"


def test_a_column_is_as_wide_as_its_longest_number():
    billions = pd.Series([-142_017_213_500.0, 1.0])
    assert workbook.width("value", billions) >= len("-142,017,213,500")
    assert workbook.width("x", pd.Series(["y" * 500])) == workbook.WIDEST


def test_native_charts_stand_beside_their_numbers(book, opened):
    sheet = opened[native_charts.SHEET]
    assert [type(chart).__name__ for chart in sheet._charts] == ["BarChart", "BarChart", "LineChart"]
    regimes = book.reading.regimes
    colours = {native_charts.shade_of(regimes, name).lstrip("#") for name in regimes.others}
    by_craft = sheet._charts[1]
    assert {one.graphicalProperties.solidFill.srgbClr.lower() for one in by_craft.series} == colours
    table = tables(book)["headline"]
    money = table[table["headline"] == "money_per_worker"]["middle"]
    assert [sheet.cell(row, 2).value for row in range(2, 2 + len(money))] == pytest.approx(list(money))


def test_regimes_have_the_names_that_readers_know(opened):
    assert {row[3].value for row in opened["Headline"].iter_rows(min_row=2)} == {
        "Status quo", "Copyright holder", "Data dignity", "Union-negotiated", "Opt-in consent", "Statutory levy",
    }  # fmt: skip
