"""The thin notebook, filled by papermill and signed, so that Jupyter trusts its charts."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbformat.sign import NotebookNotary

from simulator.reporting.paths import NOTEBOOK, ROOT

# A user's own start-up files do not enter a report, and a home that cannot be written to is no obstacle.
OWN_FOLDERS = ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR")
# Mesa asks for a progress bar of Jupyter's that nobody needs; its warning would stand in every filled notebook.
NO_WARNING = {"PYTHONWARNINGS": "ignore:IProgress not found"}


def filled(folder: Path, thin: Path = NOTEBOOK) -> Any:
    """The notebook executed for a folder of results; papermill's error, naming the cell, where one fails."""
    with tempfile.TemporaryDirectory() as place, own_folders(place):
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
    sign(notebook)
    return notebook


def sign(notebook: Any) -> None:
    """Let this user's Jupyter trust the notebook; where Jupyter has no place of its own there is nobody to trust it."""
    with suppress(OSError):
        NotebookNotary().sign(notebook)  # type: ignore[no-untyped-call]


@contextmanager
def own_folders(place: str) -> Iterator[None]:
    """Jupyter's and IPython's folders for running files inside `place`, for as long as the block lasts."""
    changed = dict.fromkeys(OWN_FOLDERS, place) | NO_WARNING
    before = {name: os.environ.get(name) for name in changed}
    os.environ.update(changed)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})
