"""The economist's page on the specimen, with and without an analysis beside it; the notebook from end to end."""

import json

import pytest

from simulator.experiments.sensitivity.asked import Asked
from simulator.experiments.sensitivity.running import BESIDE as RUNNING_BESIDE
from simulator.experiments.sensitivity.running import TOLD as RUNNING_TOLD
from simulator.experiments.sensitivity.running import Order, write
from simulator.reporting import sensitivity
from simulator.reporting.economist import ECONOMIST, EconomistBook, render
from simulator.reporting.sensitivity import SensitivityBook
from simulator.results import manifest
from tests.charts.sensitivity.analysis import told
from tests.charts.specimen import specimen
from tests.experiments.sensitivity import made_up
from tests.reporting.folder import written


def analysed(folder):
    folder.mkdir()
    order = Order(made_up.study(), "six", Asked(), "residuals sensitivity six")
    write(folder, told(), order, specimen(), {"code_hash": "0" * 64})
    return folder


def test_both_floors_name_the_folder_and_the_file_alike():
    assert (sensitivity.BESIDE, sensitivity.TOLD) == (RUNNING_BESIDE, RUNNING_TOLD)


def test_without_an_analysis_the_page_says_how_to_have_one(tmp_path):
    book = EconomistBook.open(written(tmp_path / "six"))
    assert "residuals sensitivity compare_regimes --seed 1 --out six-sensitivity" in book.first_screen().text
    assert "Not analysed yet" in book.analysis("tornado").text
    assert book.screening().text == ""
    assert "from 8 worlds of luck alone" in book.noise().text


def test_with_one_beside_it_the_page_tells_it(tmp_path):
    analysed(tmp_path / f"six{sensitivity.BESIDE}")
    book = EconomistBook.open(written(tmp_path / "six"))
    first = book.first_screen().text
    assert "hangs most on substitution: 75% (65% to 85%)" in first
    assert "exactly 0" in first
    assert "another version of the code" in first  # the specimen names none
    assert "another study, six, and these results are of one whose name is not recorded" in first
    assert book.analysis("tornado").text.count("<figure") == 2


def test_what_a_user_wrote_is_escaped(tmp_path):
    folder = written(tmp_path / "six")
    described = json.loads((folder / "study.json").read_text())
    described["study"]["question"] = "<script>x</script>"
    (folder / "study.json").write_text(json.dumps(described))
    assert "<script>x" not in EconomistBook.open(folder).first_screen().text


def test_the_analysis_has_a_page_of_its_own(tmp_path):
    folder = analysed(tmp_path / "alone")
    page = sensitivity.render(folder)
    text = page.read_text()
    assert text.count('<figure class="chart"') == 5
    assert "default-src 'none'" in text
    # the answer first, then how it was found
    first = text[text.index("<h1") : text.index("Every free figure of the sector")]
    assert "hangs most on" in first
    assert (folder / "tables" / "tornado_hours.csv").is_file()
    book = SensitivityBook.open(folder)
    assert book.again() == "Again: `residuals sensitivity six`"
    assert book.sizes() == (
        "6 walks, 32 base samples; one world, one luck at every point; 0.5% of the sector, 40 quarters"
    )


@pytest.mark.slow
def test_the_notebook_runs_and_the_page_is_written_whole(tmp_path):
    analysed(tmp_path / f"six{sensitivity.BESIDE}")
    folder = written(tmp_path / "six", worlds=6)
    text = render(folder).read_text()
    # nine changes, five fans, ten convergences, pairs, regret; the analysis' own five
    assert text.count('<figure class="chart"') == 26 + 5
    names = {entry["path"] for entry in manifest.read(folder)["resources"]}
    assert {"economist.html", ECONOMIST.name, "tables/economist_pairs.csv"} <= names
