"""The report's notebook: thin, executed by papermill, its charts there for Jupyter."""

import nbformat
import pytest

from simulator.reporting.paths import NOTEBOOK
from tests.reporting.folder import rendered


def test_it_holds_no_output():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells)


@pytest.mark.slow
def test_filled_it_shows_every_part_once():
    notebook = nbformat.read(rendered().with_name("report.ipynb"), as_version=4)
    shown = [output for cell in notebook.cells for output in cell.get("outputs", []) if "data" in output]
    assert all("text/html" in output["data"] for output in shown)
    assert all(len(output["data"]["text/plain"]) < 40 for output in shown)
    calls = [cell for cell in notebook.cells if cell.cell_type == "code" and "book." in cell.source]
    assert len(shown) == len(calls)
