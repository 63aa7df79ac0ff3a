"""pydantic's errors as lines for a reader: where it stands, which key, what was expected, and the nearest name."""

import re
from collections.abc import Callable, Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from simulator.scenario.names import nearest
from simulator.scenario.tree import Node
from simulator.units import Figure

Path = tuple[str | int, ...]
_KINDS = {
    "float": "a number",
    "int": "a whole number",
    "bool": "true or false",
    "string": "text",
    "tuple": "a list",
    "dict": "keys with values",
    "list": "a list",
}
_LONGEST_SHOWN = 60
_SHOULD = re.compile(r"\w+ should (.*)", re.DOTALL)


def lines(error: ValidationError, root: Node, model: type[BaseModel]) -> list[str]:
    """One line for each thing that is wrong, in the order of the file."""
    return [line for details in error.errors(include_url=False) for line in _line(dict(details), root, model)]


def _line(error: dict[str, Any], root: Node, model: type[BaseModel]) -> Iterator[str]:
    """The lines of one error (a check of the whole may find several problems)."""
    loc: Path = error["loc"]
    node, path = locate(root, loc)
    if error["type"] == "problems":
        for problem in error["ctx"]["problems"]:
            yield f"{locate(root, tuple(problem.partition(':')[0].split('.')))[0].place}: {problem}"
        return
    place, words = _SAYINGS.get(error["type"], _otherwise)(error, node, path, model)
    yield f"{place}: {words}"


def locate(root: Node, loc: Path) -> tuple[Node, str]:
    """The deepest node on the way to `loc`, and its path in the file's own names.

    Parts that the file does not have (kinds of clauses, missing keys) are passed over.
    """
    node, names = root, []
    for part in loc:
        inner = node.get(part) if isinstance(part, str) else _item(node, part)
        if inner is not None:
            names.append(str(part) if isinstance(part, str) else inner.name or str(part + 1))
            node = inner
    return node, ".".join(names)


def expected(annotation: Any, loc: Path) -> Any:
    """The annotation at `loc`: a model, a figure, or what a key's value must be; None where it can't be told."""
    annotation = _bare(annotation)
    if not loc:
        return annotation
    head, rest = loc[0], loc[1:]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        info = annotation.model_fields.get(str(head))
        return expected(info.annotation, rest) if info is not None else None
    choices = [option for option in get_args(annotation) if option is not Ellipsis]
    kinds = [option for option in choices if _kind(option) == head]
    if kinds or get_origin(annotation) in {Union, UnionType}:
        return expected(kinds[0], rest) if kinds else None
    return expected(choices[-1], rest) if choices else None


def _bare(annotation: Any) -> Any:
    """An annotation without metadata and without `| None`."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        options = [option for option in get_args(annotation) if option is not type(None)]
        return _bare(options[0]) if len(options) == 1 else Union[tuple(options)]  # noqa: UP007 - built at run time
    return annotation


def _kind(option: Any) -> str | None:
    """The kind that a clause's class stands for."""
    option = _bare(option)
    has_kind = isinstance(option, type) and issubclass(option, BaseModel) and "kind" in option.model_fields
    return option.model_fields["kind"].default if has_kind else None


def _item(node: Node, number: int) -> Node | None:
    """An item of a list."""
    return node.content[number] if isinstance(node.content, list) and number < len(node.content) else None


Saying = Callable[[dict[str, Any], Node, str, Any], tuple[str, str]]


def _missing(error: dict[str, Any], node: Node, path: str, _: Any) -> tuple[str, str]:
    """A key that is not there."""
    return node.place, f'{path or "this file"}: "{error["loc"][-1]}" is missing'


def _unknown(error: dict[str, Any], node: Node, path: str, model: Any) -> tuple[str, str]:
    """A key that nobody reads, with the nearest one that somebody does."""
    above = expected(model, error["loc"][:-1])
    known = above.model_fields if isinstance(above, type) and issubclass(above, BaseModel) else ()
    return node.place, f'unknown key "{shown(path)[1:-1]}"{nearest(str(error["loc"][-1]), known)}'


def _not_allowed(error: dict[str, Any], node: Node, path: str, _: Any) -> tuple[str, str]:
    """A figure beyond what makes sense."""
    return (node.get(error["ctx"]["place"]) or node).place, f"{path}: {error['msg']}"


def _wrong_unit(error: dict[str, Any], node: Node, path: str, _: Any) -> tuple[str, str]:
    """A figure in another unit."""
    return (node.get("unit") or node).place, f"{path}: {error['msg']}"


def _wrong_type(error: dict[str, Any], node: Node, path: str, model: Any) -> tuple[str, str]:
    """A value of another type."""
    given = shown(error["input"])
    if expected(model, error["loc"]) is Figure:
        return node.place, f"{path}: a figure needs value, unit, source and grade, not {given} alone"
    kind = next((words for name, words in _KINDS.items() if error["type"].startswith(name)), "keys with values")
    return node.place, f"{path or 'this file'}: {given} is not {kind}"


def _wrong_word(error: dict[str, Any], node: Node, path: str, model: Any) -> tuple[str, str]:
    """A word that is not one of those allowed."""
    known = [str(option) for option in get_args(expected(model, error["loc"]))]
    return node.place, f"{path}: {shown(error['input'])} is not known{nearest(str(error['input']), known)}"


def _wrong_kind(error: dict[str, Any], node: Node, path: str, model: Any) -> tuple[str, str]:
    """A clause without a kind, or of a kind that is not registered."""
    known = [str(_kind(option)) for option in get_args(expected(model, error["loc"]))]
    given = node.get("kind")
    if given is None:
        return node.place, f'{path}: "kind" is missing; known: {", ".join(known)}'
    return given.place, f"{path}.kind: {shown(given.plain())} is not known{nearest(str(given.content), known)}"


def _otherwise(error: dict[str, Any], node: Node, path: str, _: Any) -> tuple[str, str]:
    """Whatever else pydantic or a check of ours says."""
    words = error["msg"].removeprefix("Value error, ")
    demand = _SHOULD.match(words)
    if demand:
        words = f"{shown(error['input'])} is not allowed; it should {demand[1]}"
    return node.place, f"{path}: {words}" if path else words


_SAYINGS: dict[str, Saying] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "not_allowed": _not_allowed,
    "wrong_unit": _wrong_unit,
    "literal_error": _wrong_word,
    "union_tag_invalid": _wrong_kind,
    "union_tag_not_found": _wrong_kind,
    "model_attributes_type": _wrong_type,
    "model_type": _wrong_type,
    **dict.fromkeys([f"{name}_type" for name in _KINDS], _wrong_type),
}


def shown(value: Any) -> str:
    """A value as it may stand in one line."""
    text = f'"{value}"' if isinstance(value, str) else "nothing" if value is None else str(value)
    if isinstance(value, dict | tuple):
        text = "nothing" if not value else "a list" if isinstance(value, tuple) else "keys with values"
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."
