"""Files for one test."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def write(tmp_path: Path, monkeypatch) -> Callable[..., str]:
    """Write a file into an empty folder, which is the current one, and return its name."""
    monkeypatch.chdir(tmp_path)

    def writing(text: str | bytes, name: str = "bill.yaml") -> str:
        data = text.encode() if isinstance(text, str) else text
        (tmp_path / name).write_bytes(data)
        return f"./{name}"

    return writing
