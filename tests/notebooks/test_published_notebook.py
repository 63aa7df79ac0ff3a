"""The notebook of published results runs from its first cell to its last."""

from html import unescape

import nbformat
import papermill
import pytest

from simulator.experiments.published.orderings import ORDERINGS
from simulator.experiments.published.register import RESULTS
from simulator.reporting.notebook import own_folders
from simulator.reporting.paths import ROOT


@pytest.mark.slow
@pytest.mark.jit
def test_it_runs_and_shows_every_result(tmp_path):
    done = tmp_path / "published.ipynb"
    with own_folders(str(tmp_path)):
        papermill.execute_notebook(
            str(ROOT / "notebooks" / "published.ipynb"),
            str(done),
            parameters={"worlds": 2},
            kernel_name="python3",
            cwd=str(ROOT),
            progress_bar=False,
            extra_arguments=["--log-level=ERROR"],
        )
    outputs = [output for cell in nbformat.read(done, as_version=4).cells for output in cell.get("outputs", [])]
    pages = [output.get("data", {}).get("text/html", "") for output in outputs]
    tables = [page for page in pages if "<table" in page]
    assert all(result.claim in unescape(tables[0]) for result in RESULTS)
    assert ">NO<" not in tables[0]
    assert all(ordering.claim in tables[1] for ordering in ORDERINGS)
    assert sum("<svg" in page for page in pages) == 3
    assert not [output for output in outputs if output["output_type"] == "error"]
