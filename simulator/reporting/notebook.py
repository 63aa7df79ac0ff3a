"""The thin notebook, filled by papermill and signed, so that Jupyter trusts its charts."""

import tempfile
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbformat.sign import NotebookNotary

from simulator.reporting.paths import NOTEBOOK, ROOT


def filled(folder: Path, thin: Path = NOTEBOOK) -> Any:
    """The notebook executed for a folder of results; papermill's error, naming the cell, where one fails."""
    with tempfile.TemporaryDirectory() as place:
        target = Path(place) / thin.name
        papermill.execute_notebook(
            str(thin),
            str(target),
            parameters={"folder": str(folder.resolve())},
            kernel_name="python3",
            cwd=str(ROOT),
            progress_bar=False,
            extra_arguments=["--log-level=ERROR"],  # the kernel warns of its transport on every start
        )
        notebook = nbformat.read(target, as_version=4)  # type: ignore[no-untyped-call]
    NotebookNotary().sign(notebook)  # type: ignore[no-untyped-call]
    return notebook
