"""A term sheet to begin with: a shipped one under a new name, with its comments and with completion in editors."""

import os
import re
from pathlib import Path

from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.load import load_regime, load_sources
from simulator.scenario.names import SCENARIOS, find

SCHEMA = SCENARIOS / "schema" / "regime.json"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_NO_NAME = '"{}" is no name for a regime: small letters, digits and _, a letter first'
_OF_THE_WORLD = re.compile(r"^(status|date|source|simplified|question|note):.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


def scaffold(name: str, model: str, folder: Path) -> str:
    """The text of a new regime's file in a folder; ScenarioErrors where the name or the model will not do."""
    if not _NAME.fullmatch(name):
        raise ScenarioErrors([_NO_NAME.format(name)])
    text = find("regime", model).read_text(encoding="utf-8")
    head, body = [line for line in text.splitlines(keepends=True) if line.startswith("# yaml-")], text
    for line in head:
        body = body.replace(line, "")
    body = _OF_THE_WORLD.sub("", body)
    return header(name, model, folder) + re.sub(r"^title:.*\n", f"title: {titled(name)}\n", body, flags=re.MULTILINE)


def titled(name: str) -> str:
    """`our_bill` as "Our bill"."""
    return name.replace("_", " ").capitalize()


def header(name: str, model: str, folder: Path) -> str:
    """Where editors find the schema, and what to do next."""
    schema = Path(os.path.relpath(SCHEMA, folder.absolute())).as_posix()
    lines = (
        f"yaml-language-server: $schema={schema}",
        f"Begun from {Path(model).stem}. Slots that are left out keep the law and practice of 2025.",
        f"Every error at once:   residuals check {name}.yaml",
        f"Against the law today: residuals compare status_quo {name}.yaml",
    )
    return "".join(f"# {line}\n" for line in lines)


def scaffold_workbook(name: str, model: str) -> bytes:
    """The workbook of a new term sheet; ScenarioErrors as for `scaffold`."""
    from simulator.scenario.workbook.write import write_workbook

    if not _NAME.fullmatch(name):
        raise ScenarioErrors([_NO_NAME.format(name)])
    silent = dict.fromkeys(("question", "note", "date", "source", "simplified"), "")
    sheet = load_regime(model).model_copy(update={"title": titled(name), "status": "constructed", **silent})
    return write_workbook(sheet, load_sources())
