"""What the README shows is what happens: its commands exist with their options, and its outputs are printed."""

from __future__ import annotations

import re
import shlex

import openpyxl
import pytest
from click.testing import CliRunner

from simulator.cli import main
from tests.house.tree import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```\n(.*?)```", README, flags=re.DOTALL)
COMMANDS = [
    shlex.split(line.partition("#")[0].removeprefix("$ "))[1:]
    for line in [*"\n".join(BLOCKS).splitlines(), *re.findall(r"`(residuals [^`]+)`", README)]
    if line.removeprefix("$ ").startswith("residuals ")
]
LEVY = (ROOT / "scenarios" / "regimes" / "statutory_levy.yaml").read_text(encoding="utf-8")


def printed(words: str) -> list[str]:
    """The lines under a command."""
    found = re.search(
        rf"^\$ residuals {re.escape(words)}(?: +#.*)?\n((?:[^$\n].*\n)*)", "\n".join(BLOCKS), re.MULTILINE
    )
    assert found
    return found[1].splitlines()


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_and_option_is_one(words):
    command = main.get_command(None, words[0])
    assert command is not None
    command.make_context(words[0], words[1:], resilient_parsing=True)


def test_there_are_commands_for_each_story():
    assert {words[0] for words in COMMANDS} >= {"statement", "explore", "bargain", "new", "check", "report", "explain"}


def test_every_path_is_there():
    paths = [path for path in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in path]
    assert len(paths) > 6
    assert [path for path in paths if not (ROOT / path).exists()] == []


def told(*words: str) -> list[str]:
    return CliRunner().invoke(main, list(words)).output.splitlines()


def test_a_bill_as_text_is_refused_as_shown(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = re.sub(r"^  rate:", "  rat:", LEVY, flags=re.MULTILINE).replace("    value: 0.1\n", "    value: -0.01\n")
    (tmp_path / "bill.yaml").write_text(text)
    assert told("check", "bill.yaml") == printed("check bill.yaml")


def test_a_bill_as_a_workbook_is_refused_as_shown(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert told("new", "regime", "bill", "--workbook", "--from", "statutory_levy") == ["bill.xlsx"]
    book = openpyxl.load_workbook("bill.xlsx")
    cell = printed("check bill.xlsx")[0].partition("!")[2].partition(":")[0]
    book["Terms"][cell].value = 7
    book.save("bill.xlsx")
    assert told("check", "bill.xlsx") == printed("check bill.xlsx")


def test_a_figure_is_explained_as_shown():
    lines = told("explain", "technology.substitution")
    for shown in printed("explain technology.substitution"):
        pieces = [piece.strip() for piece in shown.split("...")]
        assert any(all(piece in line for piece in pieces) for line in lines), shown
