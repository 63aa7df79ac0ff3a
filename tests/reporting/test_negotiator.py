"""The negotiator's report: tables add up and are escaped; the page and the printed page are written."""

import copy

import pytest

from simulator.experiments.bargaining.running import write
from simulator.reporting.negotiator import NEGOTIATOR, render, summary
from simulator.reporting.table_book import TableBook
from simulator.results import manifest
from simulator.results.place import Place
from tests.experiments.bargaining import tables


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = Place(tmp_path_factory.mktemp("bargain") / "out")
    return write(tables.summary(), tables.actors(), place, "residuals bargain actors_2023", is_forced=False)


def test_every_part_of_the_notebook_can_be_shown(folder):
    book = TableBook.open(folder)
    parts = (book.first_screen, book.walk_aways, book.deals, book.clauses, book.strike, book.reach, book.footer)
    for part in parts:
        assert "<" in part().text
    assert "Kennan" in book.strike().text
    assert "residuals bargain actors_2023" in book.footer().text


def test_what_a_user_wrote_is_escaped(folder):
    told = copy.deepcopy(tables.summary())
    told["study"]["question"] = "<script>x</script>"
    told["study"]["title"] = "<b>T</b>"
    text = TableBook(told, manifest.read(folder)).first_screen().text
    assert "<script>x" not in text
    assert "<b>T</b>" not in text


def test_the_printed_page_fetches_nothing(folder):
    text = summary(TableBook.open(folder))
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert "<svg" in text


def test_no_deal_is_said_and_not_a_number(folder):
    told = copy.deepcopy(tables.summary())
    for deal in told["deals"].values():
        deal["share"] = 0.0
    assert "no deal" in TableBook(told, manifest.read(folder)).deals().text


@pytest.mark.slow
def test_the_report_is_written_whole(folder):
    page = render(folder)
    text = page.read_text()
    assert text.count('<figure class="chart"') == 6
    names = {entry["path"] for entry in manifest.read(folder)["resources"]}
    assert {"index.html", "summary.html", NEGOTIATOR.name, "tables/payoffs.csv"} <= names
