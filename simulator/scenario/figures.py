"""Every figure inside a checked object, by the path that `--set` and `explain` use: 'crafts.writers.exposure'."""

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel

from simulator.units import Figure, Quantity

Checked = TypeVar("Checked", bound=BaseModel)


def walk(data: Any, prefix: str = "") -> Iterator[tuple[str, Figure]]:
    """Path and figure of every figure below, in the order of the file."""
    if isinstance(data, Figure):
        yield prefix, data
        return
    for name, part in _parts(data):
        yield from walk(part, f"{prefix}.{name}" if prefix else name)


def replaced(data: Checked, path: str, value: float) -> Checked:
    """The same object with another value for the figure at this path.

    Raises KeyError for a path without a figure, ValueError where the place does not allow the value.
    """
    head, _, rest = path.partition(".")
    if head not in type(data).model_fields:
        raise KeyError(path)
    return data.model_copy(update={head: _within(getattr(data, head), rest, value, quantity(type(data), head))})


def quantity(model: type[BaseModel], field: str) -> Quantity | None:
    """What a field expects of its figure, wherever the annotation keeps it."""
    info = model.model_fields[field]
    return next((item for item in (*info.metadata, *_nested(info.annotation)) if isinstance(item, Quantity)), None)


def item_name(item: BaseModel) -> str:
    """The name by which an item of a list is reached."""
    return str(getattr(item, "name", ""))


def _within(item: Any, rest: str, value: float, expected: Quantity | None) -> Any:
    """The item with the value put in at the rest of the path."""
    if isinstance(item, Figure):
        return _at(item, rest, value, expected)
    head, _, deeper = rest.partition(".")
    if isinstance(item, tuple) and head in map(item_name, item):
        return tuple(replaced(part, deeper, value) if item_name(part) == head else part for part in item)
    if isinstance(item, dict) and head in item:
        return item | {head: _within(item[head], deeper, value, expected)}
    if isinstance(item, BaseModel):
        return replaced(item, rest, value)
    raise KeyError(rest)


def _at(figure: Figure, rest: str, value: float, expected: Quantity | None) -> Figure:
    """The figure at another value that its place allows."""
    if rest not in {"", "value"}:
        raise KeyError(rest)
    if expected is not None and not expected.allows(value):
        raise ValueError(f"{value:g} is not allowed; allowed: {expected.bounds()}")
    return figure.at(value)


def _nested(annotation: Any) -> Iterator[Any]:
    """Metadata inside unions, optionals and dictionaries."""
    yield from getattr(annotation, "__metadata__", ())
    for argument in getattr(annotation, "__args__", ()):
        yield from _nested(argument)


def _parts(data: Any) -> Iterator[tuple[str, Any]]:
    """What an object is made of, with names; nothing for numbers and texts."""
    if isinstance(data, BaseModel):
        yield from ((name, getattr(data, name)) for name in type(data).model_fields)
    elif isinstance(data, tuple):
        yield from ((item_name(item), item) for item in data if isinstance(item, BaseModel))
    elif isinstance(data, dict):
        yield from data.items()
