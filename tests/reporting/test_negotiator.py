"""The negotiator's report: tables add up and are escaped; the page and the printed page are written."""

import copy

import pytest

from simulator.experiments.bargaining.running import write
from simulator.reporting.gallery import gallery
from simulator.reporting.negotiator import NEGOTIATOR, render, summary
from simulator.reporting.table_book import TableBook
from simulator.results import manifest
from simulator.results.place import Place
from tests.experiments.bargaining import tables


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = Place(tmp_path_factory.mktemp("bargain") / "out")
    return write(
        tables.summary(), tables.actors(), place, {"command": "residuals bargain actors_2023"}, is_forced=False
    )


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
    assert text.count('<figure class="chart"') == 7
    names = {entry["path"] for entry in manifest.read(folder)["resources"]}
    assert {"index.html", "summary.html", NEGOTIATOR.name, "tables/payoffs.csv"} <= names
    shown = gallery(folder.parent).read_text()
    assert shown.count("<svg") == 7
    assert 'href="out/summary.html"' in shown


def test_the_first_screen_says_what_a_negotiator_asks(folder):
    """Distance, zone with both walk-aways, worth of a clause, cost of a strike to each side and to others."""
    text = TableBook.open(folder).first_screen().text
    for words in ("From the employers' offer to the guilds' ask", "Zone of agreement", "least the guilds sign",
                  "Worth most in the ask", "a member and year", "A day of strike costs studios", "crafts not on strike",
                  "Not identified", "get their lost pay back only if"):  # fmt: skip
        assert words in text.replace("&#39;", "'")
    assert text.count('<li class="card"') == 4


def test_strikes_are_told_with_kennans_and_what_comes_after(folder):
    text = TableBook.open(folder).strike().text
    for words in (
        "62 in US manufacturing",
        "writers 2007-08",
        "A day of strike by craft",
        "Card 1988",
        "without a strike",
    ):
        assert words in text


def test_a_table_of_several_guilds_shows_them_in_turn(folder):
    told = copy.deepcopy(tables.summary())
    ends = [0.0, 0.01, 0.02]
    told["in_turn"] = {
        "issue": told["issues"][0]["name"], "guilds": ["sag_aftra", "wga"],
        "by_guild": {"sag_aftra": ends, "wga": ends}, "in_turn": ends, "in_opposite_turn": ends, "together": ends,
    }  # fmt: skip
    text = TableBook(told, manifest.read(folder)).reach().text
    assert "SAG-AFTRA&#39;s own" in text
    assert "all guilds together, one strike" in text
