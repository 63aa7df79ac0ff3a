"""The memo: it speaks of the bill and of no other regime, its columns add up, and it is the same twice."""

import pytest

from simulator.reporting.book import Book
from simulator.reporting.memo import capital, memo, millions, shown, told
from tests.reporting.folder import written


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return Book.open(written(tmp_path_factory.mktemp("memo") / "study"))


def test_it_lists_every_clause_that_differs_and_no_other(book):
    assert told(book, "data_dignity")["does"] == [["What is owed, by whom, on what?", "rate", "0 %", "10 %"]]


def number(text):
    return float(text.replace("−", "-").replace(",", ""))


def test_who_gains_and_who_loses_adds_up_as_printed(book):
    *parties, (_, total) = told(book, "union_negotiated")["parties"]
    assert sum(number(change) for _, change in parties) == pytest.approx(number(total), abs=1e-6)


def test_what_nobody_measured_is_named(book):
    assert told(book, "data_dignity")["unknown"] == []  # its one figure has grade B
    assert "nobody has measured 1" in told(book, "data_dignity")["caution"]


def test_results_without_taxes_have_no_table(book):
    assert told(book, "data_dignity")["receipts"] == {"head": [], "rows": []}


def test_a_title_cannot_write_into_the_page(tmp_path):
    from tests.reporting.folder import study

    described = study()
    described["regimes"]["data_dignity"]["title"] = "<script>x</script>"
    text = shown(Book.open(written(tmp_path / "study", described=described)), "data_dignity").text
    assert "<script>x" not in text


@pytest.mark.slow
def test_the_same_results_give_the_same_tagged_pdf(book):
    paper = memo(book, "data_dignity")
    assert paper == memo(book, "data_dignity")
    assert b"/MarkInfo" in paper
    assert b"/StructTreeRoot" in paper


def test_words():
    assert (millions(-400_000.0), millions(-1_600_000.0), millions(12.4e9)) == ("0", "−2", "12,400")
    assert capital("AI firms") == "AI firms"
    assert capital("consumers (through prices)") == "Consumers (through prices)"
