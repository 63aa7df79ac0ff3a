"""A file's bytes, with no trust in what stands at its place: devices, pipes, loops, giants and other people's files."""

import os
import stat
from pathlib import Path

from simulator.scenario.tree import LARGEST_FILE

WORKBOOK = ".xlsx"
SUFFIXES = (".yaml", ".yml", WORKBOOK)


def read_bytes(path: Path) -> bytes:
    """At most one byte more than a scenario file may have; OSError or ValueError, with the reason, for no such file.

    A link is followed, but only to a file that is YAML or a workbook by its own name: messages quote what they
    refuse, and a study from elsewhere must not make them quote a password file.
    """
    found = resolved(path)
    handle = os.open(found, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # without waiting for a pipe's other end
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ValueError("Is not a regular file")
        if found.suffix.lower() not in SUFFIXES:
            raise ValueError(f"Is not a {SUFFIXES[0]} or {WORKBOOK} file")
        return file.read(LARGEST_FILE + 1)


def resolved(path: Path) -> Path:
    """Where a path leads; ValueError where it leads in a circle."""
    try:
        return path.resolve(strict=True)
    except RuntimeError as error:  # Python 3.13 raises OSError
        raise ValueError("Too many levels of symbolic links") from error
