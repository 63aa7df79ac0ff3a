"""A filled notebook in JupyterLab: signed it shows its charts, unsigned none; nothing leaves this machine."""

import json
import re

import nbformat
import pytest
from nbformat.sign import NotebookNotary
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.chromium import chromium
from tests.browser.lab import PATIENCE, home, lab, trust
from tests.reporting.folder import rendered

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OPEN = "return document.querySelectorAll('.jp-Notebook .jp-Cell').length"
FORMULAS = "return document.querySelectorAll('mjx-container, .MathJax').length"
CHARTS = "return document.querySelectorAll('.jp-OutputArea-output .drawing svg').length"
LOCAL = re.compile(r"(https?|ws)://127\.0\.0\.1:\d+/|data:|blob:|chrome|about:")


def charts_in(file):
    cells = nbformat.read(file, as_version=4).cells
    return sum(str(out).count('class="drawing"') for cell in cells for out in cell.get("outputs", []))


def asked(browser):
    """Addresses that any page of the browser asked for."""
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    return [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with a signed and an unsigned notebook, and Jupyter's home."""
    folder = tmp_path_factory.mktemp("lab")
    (folder / "notebooks").mkdir()
    for name in ("signed", "unsigned"):
        notebook = nbformat.read(rendered().with_name("report.ipynb"), as_version=4)
        notebook.metadata["title"] = name  # another notebook, with a signature of its own
        nbformat.write(notebook, folder / "notebooks" / f"{name}.ipynb")
    trust(folder / "notebooks" / "signed.ipynb", folder / "home")
    return folder


def test_a_signed_notebook_shows_its_charts_and_an_unsigned_none(place):
    with lab(place / "notebooks", place / "home") as server, chromium(is_local=True) as browser:
        browser.get(f"{server}/lab/tree/signed.ipynb")
        wanted = charts_in(place / "notebooks" / "signed.ipynb")
        assert wanted > 6
        WebDriverWait(browser, PATIENCE).until(lambda b: b.execute_script(CHARTS) == wanted)
        assert browser.execute_script(FORMULAS) == 0  # dollars are no formulas
        assert "news" not in browser.find_element("tag name", "body").text
        browser.get(f"{server}/lab/tree/unsigned.ipynb?reset")
        WebDriverWait(browser, PATIENCE).until(lambda b: b.execute_script(OPEN) > 6)
        assert browser.execute_script(CHARTS) == 0
        requests = asked(browser)
        assert any("signed.ipynb" in url for url in requests)
        assert [url for url in requests if not LOCAL.match(url)] == []


def test_the_report_signs_its_own_notebook():
    notebook = nbformat.read(rendered().with_name("report.ipynb"), as_version=4)
    assert NotebookNotary().check_signature(notebook)


def test_the_server_ends_with_its_block(place):
    with lab(place / "notebooks", place / "home") as server:
        assert server.startswith("http://127.0.0.1:")
    left = list((place / "home" / "jupyter_runtime_dir").glob("jpserver-*.json"))
    assert left == []
    assert home(place / "home")["HOME"].startswith(str(place))
