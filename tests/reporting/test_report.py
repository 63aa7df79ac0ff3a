"""The whole report, rendered once: files, size, listing, signature, no address to load from."""

import json
import re

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from simulator.charts import album
from simulator.results import manifest
from tests.reporting.folder import rendered

pytestmark = pytest.mark.slow
TWO_MEGABYTES = 2_000_000


def page() -> str:
    return rendered().read_text(encoding="utf-8")


def test_one_small_file():
    assert rendered().stat().st_size < TWO_MEGABYTES


def test_as_many_figures_as_are_listed():
    text = page()
    listed = re.findall(r'<li><a href="#(\w+)">', text)
    assert listed == re.findall(r'<figure class="chart" id="(\w+)">', text) or sorted(listed) == sorted(
        re.findall(r'<figure class="chart" id="(\w+)">', text)
    )
    assert len(listed) == len(album.ALBUM)


def test_every_chart_has_a_static_picture_a_csv_file_a_source_and_words():
    figures = re.findall(r'<figure class="chart".*?</figure>', page(), re.DOTALL)
    for figure in figures:
        assert "<svg" in figure
        assert 'href="data:text/csv' in figure
        assert "Source: Residuals, study compare_regimes" in figure
        assert "<summary>In words</summary>" in figure


def test_nothing_is_loaded():
    without_scripts = re.sub(r"<script.*?</script>", "", page(), flags=re.DOTALL)
    assert not re.findall(r'(?:src|href)="(?!#|data:)[^"]*"', without_scripts)
    assert "@import" not in without_scripts
    assert "url(" not in without_scripts


def test_one_sentence_and_four_cards_come_first():
    text = page()
    assert text.count("<h1>") == 1
    assert text.count('<li class="card"') == 4
    assert (
        text.index("<h1>")
        < text.index('<li class="card"')
        < text.index('<table class="regimes"')
        < text.index("<figure")
    )


def test_code_is_not_shown():
    assert "book.first_screen()" not in page()
    assert "Traceback" not in page()


def test_what_was_assumed_and_what_differs():
    text = page()
    assert "<strong>1</strong> of grade D" in text
    assert "technology › substitution" in text
    assert ">ai revenue<" not in text  # the same in all regimes
    assert re.search(r"<td class=.words.>2 %</td>", text)
    assert "residuals report compare_regimes --seed 1" in text


def test_the_notebook_is_trusted_by_jupyter():
    notebook = nbformat.read(rendered().with_name("report.ipynb"), as_version=4)
    assert NotebookNotary().check_signature(notebook)


def test_the_manifest_names_every_file():
    folder = rendered().parent
    known = {entry["path"] for entry in manifest.read(folder)["resources"]}
    assert {"index.html", "report.ipynb", "tables.xlsx", "tables/headline.csv", "tables/incidence.csv"} <= known
    manifest.verify(folder, ["index.html", "tables.xlsx"])


def test_specifications_are_json():
    for text in re.findall(r'<script type="application/json">(.*?)</script>', page(), re.DOTALL):
        assert json.loads(text)["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
