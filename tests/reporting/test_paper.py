"""The report on paper: few pages, tagged, packaged fonts alone, the same bytes for the same results."""

import re
import zlib

import pytest

from simulator.reporting import paper as papers
from simulator.reporting.book import Book
from simulator.reporting.paper import SHOWN, drawn, font_folders, paper, plain_data
from tests.reporting.folder import study, written

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    described = study("Six regimes #strong[one] $industry$ <b>")
    return Book.open(written(tmp_path_factory.mktemp("paper") / "compare_regimes", described=described))


@pytest.fixture(scope="module")
def pdf(book):
    return paper(book)


def objects(pdf: bytes) -> bytes:
    """The file with its compressed parts opened."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    opened = [zlib.decompressobj().decompress(one) for one in streams if one[:1] == b"\x78"]
    return pdf + b"\n".join(opened)


def test_four_to_eight_tagged_pages(pdf):
    inside = objects(pdf)
    assert pdf.startswith(b"%PDF-")
    assert 4 <= len(re.findall(rb"/Type\s*/Page\b(?!s)", inside)) <= 8
    assert b"/MarkInfo" in inside
    assert b"/StructTreeRoot" in inside
    assert b"/Lang" in inside


def test_packaged_fonts_alone_and_no_pixels(pdf):
    inside = objects(pdf)
    assert {name.split(b"+")[-1] for name in re.findall(rb"/BaseFont\s*/([\w+-]+)", inside)} <= {
        b"DejaVuSans", b"DejaVuSans-Bold", b"DejaVuSansMono",
    }  # fmt: skip
    assert b"/Subtype /Image" not in inside
    assert b"/Subtype/Image" not in inside


def test_the_same_bytes_for_the_same_results(book, pdf):
    assert paper(Book.open(book.inputs.folder)) == pdf


def test_every_chart_on_paper_has_words(book):
    charts = [papers.told(book, picture) for picture in papers.shown(book)]
    assert len(charts) == len(SHOWN)
    assert all(chart["words"] and chart["title"] and chart["source"] for chart in charts)


def test_charts_are_in_plain_colours_and_the_papers_font(book, tmp_path):
    told = drawn(book, next(papers.shown(book)), tmp_path)
    text = (tmp_path / told["file"]).read_text()
    assert "var(--" not in text
    assert set(re.findall(r'font-family="([^"]*)"', text)) == {"DejaVu Sans"}
    assert 0 < told["width"] <= 1


def test_the_first_screen_is_the_first_page(book):
    told = plain_data(book)
    assert len(told["cards"]) == 4
    assert len(told["table"]["rows"]) == 6
    assert {len(row) for row in told["table"]["rows"]} == {len(told["table"]["head"])}


def test_a_font_is_there():
    assert (font_folders()[0] / "DejaVuSans.ttf").is_file()
