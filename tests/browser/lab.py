"""JupyterLab in a home of its own, on a free port of this machine, without token or network; ended with the block."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from simulator.commands.lab import QUIET

PATIENCE = 90  # seconds
OPEN_HERE = (
    "--no-browser", "--allow-root", "--ip=127.0.0.1", "--ServerApp.port=0", "--IdentityProvider.token=",
    "--ServerApp.password=", "--ServerApp.disable_check_xsrf=True", "--LabApp.extension_manager=readonly",
)  # fmt: skip


def home(folder: Path) -> dict[str, str]:
    """An environment in which Jupyter keeps everything, signatures included, inside a folder."""
    names = ("HOME", "JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTERLAB_SETTINGS_DIR",
             "JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR")  # fmt: skip
    made = {name: str(folder / name.lower()) for name in names}
    for place in made.values():
        Path(place).mkdir(parents=True, exist_ok=True)
    return os.environ | made


def trust(notebook: Path, folder: Path) -> None:
    """Sign a notebook as a user would."""
    words = [sys.executable, "-m", "jupyter", "trust", str(notebook)]
    subprocess.run(words, env=home(folder), check=True, capture_output=True)


@contextmanager
def lab(notebooks: Path, folder: Path) -> Iterator[str]:
    """The address of a server; it is told to end, and waited for."""
    words = [sys.executable, "-m", "jupyterlab", *QUIET, *OPEN_HERE, f"--ServerApp.root_dir={notebooks}"]
    place = folder / "log"
    with place.open("w") as log, subprocess.Popen(words, env=home(folder), stdout=log, stderr=log) as server:
        try:
            yield address(server, place)
        finally:
            server.terminate()
            server.wait(PATIENCE)


def address(server: "subprocess.Popen[bytes]", log: Path) -> str:
    """Where the server says that it listens."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        found = [word for word in log.read_text().split() if word.startswith("http://127.0.0.1:")]
        if found:
            return found[-1].partition("/lab")[0]
        time.sleep(0.2)
    raise AssertionError(log.read_text())
