"""The notebook on attribution runs from its first cell to its last."""

import nbformat
import papermill
import pytest

from simulator.reporting.notebook import own_folders
from simulator.reporting.paths import ROOT


@pytest.mark.slow
@pytest.mark.jit
def test_it_runs_and_shows_its_tables(tmp_path):
    done = tmp_path / "attribution.ipynb"
    with own_folders(str(tmp_path)):
        papermill.execute_notebook(
            str(ROOT / "notebooks" / "attribution.ipynb"),
            str(done),
            parameters={"scale": 0.005, "replications": 2},
            kernel_name="python3",
            cwd=str(ROOT),
            progress_bar=False,
            extra_arguments=["--log-level=ERROR"],
        )
    cells = nbformat.read(done, as_version=4).cells
    tables = [output for cell in cells for output in cell.get("outputs", []) if "text/html" in output.get("data", {})]
    assert len(tables) == 6
    assert "knn_shapley" in tables[0]["data"]["text/html"]
    assert not [output for cell in cells for output in cell.get("outputs", []) if output["output_type"] == "error"]
