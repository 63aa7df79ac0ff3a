"""The door: every word is there, and opens at once."""

import subprocess
import sys
import time

import click
import pytest

from simulator.cli import WORDS, main
from tests.commands.fakes import residuals

HELP = """
import sys
from simulator.cli import main
main(["--help"], standalone_mode=False)
sys.exit(any(heavy in sys.modules for heavy in ("numpy", "pandas", "numba", "pydantic", "yaml", "altair", "scipy")))
"""


def test_help_lists_every_word():
    answer = residuals("--help")
    assert answer.exit_code == 0
    assert all(f"\n  {word} " in answer.stdout for word in WORDS)


@pytest.mark.parametrize("word", WORDS)
def test_every_word_explains_itself(word):
    answer = residuals(word, "--help")
    assert answer.exit_code == 0
    assert answer.stdout.startswith(f"Usage: main {word}")


def test_an_unknown_word_is_wrong_usage():
    assert residuals("simulate").exit_code == 2


def test_help_imports_nothing_heavy():
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", HELP], capture_output=True, check=False)
    sys.stderr.write(f"--help took {time.perf_counter() - start:.2f} s\n")  # printed: a busy machine proves nothing
    assert done.returncode == 0


def test_what_nobody_foresaw_keeps_its_traceback(monkeypatch):
    @click.command()
    def broken():
        raise ZeroDivisionError

    monkeypatch.setattr("simulator.commands.listing.command", broken)
    assert isinstance(residuals("list").exception, ZeroDivisionError)
    assert main.name == "main"
