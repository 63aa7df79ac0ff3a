"""One reading of scenario files: overrides that look for their place, and errors that are kept until the end."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from simulator.scenario import overrides
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.messages import lines, locate
from simulator.scenario.names import find, nearest
from simulator.scenario.reading import WORKBOOK, read_bytes
from simulator.scenario.sources import Source
from simulator.scenario.tree import Node, read_tree
from simulator.scenario.workbook.read import read_workbook

Checked = TypeVar("Checked", bound=BaseModel)
_LOOKS = 4
_COMMENTARY = {"source": "assumption", "grade": "D"}
_PLACE = re.compile(r"(.*?):(?:[^:!]+![A-Z]+)?(\d+): ", re.DOTALL)  # file:line, or file:sheet!cell


class Reader:
    """Reads, checks and remembers; `finish` raises everything that was wrong."""

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        self.given = dict(given or {})
        self.errors: list[str] = []
        self._placed: set[str] = set()
        self.known: list[str] = []

    def tree(self, path: Path) -> Node | None:
        """A file's tree."""
        try:
            read = read_workbook if path.suffix.lower() == WORKBOOK else read_tree
            return read(read_bytes(path), shown(path), self.errors)
        except (OSError, ValueError) as error:
            self.errors.append(f"{shown(path)}: cannot be read: {getattr(error, 'strerror', None) or error}")
            return None

    def find(self, kind: str, name: Node, beside: Path) -> Path | None:
        """The file that a study names."""
        try:
            return find(kind, str(name.content), beside)
        except ScenarioErrors as error:
            self.errors.extend(f"{name.place}: {line}" for line in error.lines)
            return None

    def put(self, root: Node, given: str, path: str) -> None:
        """Put the override `given` into the tree at `path`, if the tree has that place."""
        place = overrides.option(given, self.given[given])
        if overrides.put(root, path, self.given[given], place, self.errors):
            self._placed.add(given)

    def know(self, root: Node) -> None:
        """Remember what could have been set, for suggestions."""
        self.known.extend(overrides.settable(root))

    def checked(self, root: Node, model: type[Checked]) -> Checked | None:
        """The model of a tree; None, and errors, where it does not fit.

        What can be mended without guessing is mended, so that errors behind other errors are found as well.
        """
        for _ in range(_LOOKS):
            try:
                return model.model_validate(root.plain(), strict=True)
            except ValidationError as error:
                self.errors.extend(lines(error, root, model))
                if not mend(root, error):
                    break
        return None

    def check_sources(self, root: Node, known: Mapping[str, Source]) -> None:
        """Every figure's source must be one of sources.yaml."""
        for source in _source_nodes(root):
            if source.content not in known:
                hint = nearest(str(source.content), known)
                self.errors.append(f'{source.place}: source "{source.content}" is not in sources.yaml{hint}')

    def finish(self, result: Checked | None) -> Checked:
        """The result; ScenarioErrors with every line, by file and line, where something was wrong."""
        for given in self.given:
            if given not in self._placed:
                place = overrides.option(given, self.given[given])
                self.errors.append(f'{place}: unknown key "{given}"{nearest(given, self.known)}')
        if self.errors or result is None:
            raise ScenarioErrors(_in_order(self.errors))
        return result


def as_text(path: Path) -> str:
    """A file's text for the record; of a workbook what was read in it, in words that a regime's file could hold."""
    if path.suffix.lower() != WORKBOOK:
        return path.read_text(encoding="utf-8")
    root = Reader().tree(path)
    return json.dumps(root.plain() if root else {}, indent=1, ensure_ascii=False) + "\n"


def shown(path: Path) -> str:
    """A path as the user would write it, in one line."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (OSError, ValueError, RuntimeError):
        return "".join(letter if letter.isprintable() else "?" for letter in str(path))


def mend(root: Node, error: ValidationError) -> bool:
    """Drop unknown keys and give figures a source and grade; False where nothing of that kind was wrong."""
    changes = 0
    for details in error.errors(include_url=False):
        *above, key = details["loc"] or ("",)
        node, kind = locate(root, tuple(above))[0], details["type"]
        if not isinstance(node.content, dict):
            continue
        if kind == "extra_forbidden":
            changes += node.content.pop(str(key), None) is not None
        elif key in _COMMENTARY and kind in {"missing", "literal_error", "string_type", "string_too_short"}:
            node.content[str(key)] = Node(_COMMENTARY[str(key)], node.place)
            changes += 1
    return changes > 0


def _source_nodes(node: Node) -> Iterator[Node]:
    """The source of every figure in a tree."""
    if isinstance(node.content, dict) and {"value", "source"} <= set(node.content):
        source = node.content["source"]
        if isinstance(source.content, str) and source.content:
            yield source
        return
    for inner in node.parts():
        yield from _source_nodes(inner)


def _in_order(errors: list[str]) -> list[str]:
    """Each error once; files in the order of reading, lines ascending, then what has no line."""
    files: dict[str, int] = {}

    def order(line: str) -> tuple[int, int]:
        match = _PLACE.match(line)
        file = match[1] if match else ""
        return files.setdefault(file, len(files)) if file else _LAST, int(match[2]) if match else 0

    return sorted(dict.fromkeys(errors), key=order)


_LAST = 1 << 30
