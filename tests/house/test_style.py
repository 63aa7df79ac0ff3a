"""Style is checked with the quick tests too: found there in a second, and not after all of `make test-all`."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

RUFF = str(Path(sys.executable).with_name("ruff"))


@pytest.mark.parametrize("words", [["check"], ["format", "--check"]])
def test_ruff_finds_nothing(words):
    told = subprocess.run([RUFF, *words, "--quiet"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
