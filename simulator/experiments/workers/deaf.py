"""What a worker of our own cluster loads first: Ctrl-C is the parent's to handle."""

import signal
from typing import Any


def dask_setup(worker: Any) -> None:  # noqa: ARG001 - dask's signature
    """Called by dask in the worker's main thread."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
