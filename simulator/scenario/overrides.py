"""`--set royalty.rate=0.05`: values put into a tree before it is checked, so that the same checks hold for them."""

from simulator.scenario.figures import quantity
from simulator.scenario.parameters import Switches
from simulator.scenario.tree import Node, read_tree
from simulator.terms.clause import SLOTS, Clause, registered_clauses
from simulator.terms.sheet import SILENCE

_LONGEST_SHOWN = 60
_NOTE = "Set by hand; the file leaves it to its default."


def option(path: str, text: str) -> str:
    """How an override is named in errors."""
    shown = " ".join(f"{path}={text}".split())
    return f"--set {shown if len(shown) <= _LONGEST_SHOWN else shown[:_LONGEST_SHOWN] + '...'}"


def put(root: Node, path: str, text: str, place: str, errors: list[str]) -> bool:
    """Set the value at a path of the tree; False where the tree has no such place."""
    node: Node | None = root
    for name in path.split("."):
        node = node.get(name) if node is not None else None
    if node is None:
        return False
    value = read_tree(text.encode("utf-8", "replace"), place, errors) or Node(None, place)
    _mark(value, place)
    if isinstance(node.content, dict) and "value" in node.content:
        _put_figure(node.content, value)
    else:
        node.content, node.place = value.content, place
    return True


def fill(root: Node, path: str) -> None:
    """Write out a clause's parameter that a regime's file leaves to its default, so that it can be set."""
    slot, _, name = path.removesuffix(".value").partition(".")
    if slot not in SLOTS or not isinstance(root.content, dict):
        return
    clause = root.content.get(slot) or Node({"kind": Node(SILENCE[slot], root.place)}, root.place)
    model = _model(clause, slot)
    if model is None or name not in model.model_fields or not isinstance(clause.content, dict) or clause.get(name):
        return
    expected = quantity(model, name)
    clause.content[name] = Node(None, root.place) if expected is None else _blank(expected.unit, root.place)
    root.content[slot] = clause


def open_switch(root: Node, path: str) -> None:
    """Write out a switch that a sector's file leaves as it ships, so that it can be set."""
    group, _, name = path.partition(".")
    if group != "switches" or name not in Switches.model_fields or not isinstance(root.content, dict):
        return
    switches = root.content.setdefault(group, Node({}, root.place))
    if isinstance(switches.content, dict):
        switches.content.setdefault(name, Node(None, root.place))


def settable(node: Node, prefix: str = "") -> list[str]:
    """Paths of everything that can be set, for suggestions."""
    content = node.content
    if isinstance(content, dict) and not {"value", "unit"} <= set(content):
        parts = list(content.items())
    elif isinstance(content, list) and all(item.name for item in content):
        parts = [(item.name, item) for item in content]
    else:
        return [prefix]
    return [path for name, part in parts for path in settable(part, f"{prefix}.{name}" if prefix else name)]


def _model(clause: Node, slot: str) -> type[Clause] | None:
    """The class of a clause in a tree, where its kind is known (a slot of one kind need not say it)."""
    kinds, kind = registered_clauses()[slot], clause.get("kind")
    if kind is None:
        return next(iter(kinds.values())) if len(kinds) == 1 else None
    return kinds.get(kind.content) if isinstance(kind.content, str) else None


def _put_figure(figure: dict[str, Node], value: Node) -> None:
    """A figure set by hand is no longer drawn, and its range makes room for it."""
    figure["value"] = value
    if "free" in figure:
        figure["free"] = Node(content=False, place=value.place)
    ends = figure["range"].plain() if "range" in figure else None
    if isinstance(ends, tuple) and ends and all(_is_number(end) for end in (*ends, value.content)):
        widened = [Node(end, value.place) for end in (min(*ends, value.content), max(*ends, value.content))]
        figure["range"] = Node(list(widened), value.place)


def _is_number(value: object) -> bool:
    """Whether a number (truth values are none)."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _blank(unit: str, place: str) -> Node:
    """A figure without a value yet."""
    words = {"value": None, "unit": unit, "source": "assumption", "grade": "D", "note": _NOTE}
    return Node({key: Node(word, place) for key, word in words.items()}, place)


def _mark(node: Node, place: str) -> None:
    """Let every error in a value name the option that gave it."""
    node.place = place
    for inner in node.parts():
        _mark(inner, place)
