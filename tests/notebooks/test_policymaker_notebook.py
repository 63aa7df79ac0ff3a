"""The policymaker's notebook, small: a bill is written, scored, and made a memo."""

import nbformat
import papermill
import pytest

from simulator.reporting.notebook import own_folders
from simulator.reporting.paths import ROOT

SMALL = {"worlds": 1, "scale": 0.002, "full_scale": 0.0, "years": 3}


@pytest.mark.slow
@pytest.mark.jit
def test_a_bill_is_written_scored_and_made_a_memo(tmp_path):
    done, folder = tmp_path / "policymaker.ipynb", tmp_path / "out" / "our_bill"
    with own_folders(str(tmp_path)):
        papermill.execute_notebook(
            str(ROOT / "notebooks" / "policymaker.ipynb"),
            str(done),
            parameters={**SMALL, "folder": str(folder)},
            kernel_name="python3",
            cwd=str(ROOT),
            progress_bar=False,
            extra_arguments=["--log-level=ERROR"],
        )
    outputs = [output for cell in nbformat.read(done, as_version=4).cells for output in cell.get("outputs", [])]
    assert not [output for output in outputs if output["output_type"] == "error"]
    texts = [str(output.get("data", {})) for output in outputs]
    assert "rate 5 %" in texts[0]
    assert any("payroll tax" in text and "pv_3" in text for text in texts)
    assert "Memorandum to the committee" in texts[-1]
    assert "A fund for those who made the work" in texts[-1]
    paper = folder.with_name("our_bill_memo.pdf").read_bytes()
    assert paper.startswith(b"%PDF")
