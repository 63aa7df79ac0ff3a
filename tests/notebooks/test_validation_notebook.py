"""The notebook that holds the model against the world runs from its first cell to its last."""

import nbformat
import papermill
import pytest

from simulator.reporting.notebook import own_folders
from simulator.reporting.paths import ROOT


@pytest.mark.slow
@pytest.mark.jit
def test_it_runs_and_shows_its_pages(tmp_path):
    done = tmp_path / "validation.ipynb"
    with own_folders(str(tmp_path)):
        papermill.execute_notebook(
            str(ROOT / "notebooks" / "validation.ipynb"),
            str(done),
            parameters={"scale": 0.002, "sector_rows": 1500},
            kernel_name="python3",
            cwd=str(ROOT),
            progress_bar=False,
            extra_arguments=["--log-level=ERROR"],
        )
    outputs = [output for cell in nbformat.read(done, as_version=4).cells for output in cell.get("outputs", [])]
    pages = [output["data"]["text/markdown"] for output in outputs if "text/markdown" in output.get("data", {})]
    assert len(pages) == 2
    assert "**miss**" in pages[0]
    assert "Medical imaging" in pages[1]
    assert not [output for output in outputs if output["output_type"] == "error"]
