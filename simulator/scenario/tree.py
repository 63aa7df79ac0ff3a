"""A YAML file as a tree that knows its lines. Refused: anchors, tags, equal keys, and what is too deep or large."""

from dataclasses import dataclass, field
from typing import Any

import yaml

from simulator.scenario.scalars import Scalar, meaning

LARGEST_FILE = 1_000_000  # bytes
DEEPEST = 20
MOST_NODES = 100_000
# libyaml where PyYAML was built with it: the same events, twenty times faster.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = (None, "")


@dataclass
class Node:
    """A value and where it stands. `place` is 'file:line', or the option that put it there."""

    content: "Scalar | dict[str, Node] | list[Node]"
    place: str

    def plain(self) -> Any:
        """Nested dictionaries, tuples and scalars."""
        if isinstance(self.content, dict):
            return {key: node.plain() for key, node in self.content.items()}
        if isinstance(self.content, list):
            return tuple(node.plain() for node in self.content)
        return self.content

    def get(self, key: str) -> "Node | None":
        """The value of a key, or the item of a list that has this name; None where there is none."""
        if isinstance(self.content, dict):
            return self.content.get(key)
        if isinstance(self.content, list):
            return next((item for item in self.content if item.name == key), None)
        return None

    def parts(self) -> "list[Node]":
        """The nodes directly below."""
        if isinstance(self.content, dict):
            return list(self.content.values())
        return self.content if isinstance(self.content, list) else []

    @property
    def name(self) -> str:
        """The name that an item of a list gives itself, or nothing."""
        named = self.content.get("name") if isinstance(self.content, dict) else None
        return named.content if named is not None and isinstance(named.content, str) else ""


class Refused(Exception):  # noqa: N818 - caught in this module
    """Reading stops here."""


@dataclass
class _Builder:
    """Turns events into nodes without recursion, so that depth is a number and never a crash."""

    file: str
    errors: list[str]
    root: Node | None = None
    nodes: int = 0
    open: list[Node] = field(default_factory=list)
    keys: list[tuple[str, str] | None] = field(default_factory=list)  # by open node: the key that waits, and its place

    def take(self, event: Any) -> None:
        """One event."""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise Refused(f"{self._at(event)}: anchors and aliases (& and *) are not used here")
        if getattr(event, "tag", None) is not None:
            raise Refused(f"{self._at(event)}: tags (!) are not used here")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
            self.keys.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise Refused(f"{self._at(event)}: only one document is expected in a file")

    def _scalar(self, event: Any) -> None:
        """A key that waits for its value, or a value."""
        if self.open and isinstance(self.open[-1].content, dict) and self.keys[-1] is None:
            self.keys[-1] = (event.value, self._at(event))
        else:
            self._add(Node(meaning(event.value, is_plain=event.style in _PLAIN), self._at(event)))

    def _begin(self, event: Any) -> None:
        """A mapping or a list."""
        if self.open and isinstance(self.open[-1].content, dict) and self.keys[-1] is None:
            raise Refused(f"{self._at(event)}: a key must be a word")
        if len(self.open) >= DEEPEST:
            raise Refused(f"{self._at(event)}: nested more than {DEEPEST} deep")
        node = Node({} if isinstance(event, yaml.MappingStartEvent) else [], self._at(event))
        self._add(node)
        self.open.append(node)
        self.keys.append(None)

    def _add(self, node: Node) -> None:
        """Hang a node below the one that is open."""
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise Refused(f"{node.place}: more than {MOST_NODES} values")
        if not self.open:
            self.root = node
        elif isinstance(self.open[-1].content, list):
            self.open[-1].content.append(node)
        else:
            self._add_value(node)

    def _add_value(self, node: Node) -> None:
        """Give the waiting key its value; the first of two equal keys stays."""
        mapping, waiting = self.open[-1].content, self.keys[-1]
        if not isinstance(mapping, dict) or waiting is None:
            raise Refused(f"{node.place}: a key must be a word")
        key, node.place = waiting
        self.keys[-1] = None
        if key in mapping:
            first = mapping[key].place.rpartition(":")[2]
            self.errors.append(f'{node.place}: "{key}" is given twice (first on line {first})')
        else:
            mapping[key] = node

    def _at(self, event: Any) -> str:
        """file:line of an event."""
        return f"{self.file}:{event.start_mark.line + 1}"


def read_tree(data: bytes, file: str, errors: list[str]) -> Node | None:
    """The tree of a file, and its errors appended to the list; None where nothing can be made of it."""
    if len(data) > LARGEST_FILE:
        errors.append(f"{file}:1: larger than {LARGEST_FILE:,} bytes")
        return None
    builder = _Builder(file, errors)
    try:
        for event in yaml.parse(data.decode("utf-8"), Loader=_LOADER):
            builder.take(event)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        errors.append(f"{file}:{line}: not UTF-8 text")
    except Refused as refused:
        errors.append(str(refused))
    except yaml.YAMLError as error:
        errors.append(_syntax(error, file))
    else:
        return builder.root if builder.root is not None else Node({}, f"{file}:1")
    return None


def _syntax(error: yaml.YAMLError, file: str) -> str:
    """What the YAML parser says, in one line."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    words = getattr(error, "problem", None) or getattr(error, "reason", None) or "not readable as YAML"
    return f"{file}:{mark.line + 1 if mark else 1}: {words}"
