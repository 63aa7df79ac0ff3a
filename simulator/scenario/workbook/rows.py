"""The rows of a term sheet's workbook, made from the register of clauses: a new kind of clause brings its own rows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from simulator.scenario.figures import quantity
from simulator.terms.clause import SLOTS, Clause, registered_clauses
from simulator.terms.sheet import Status
from simulator.units import Figure, Quantity, show

TERMS, BY_CRAFT = "Terms", "By craft"
COLUMNS = (
    "Term", "Value", "Unit", "Meaning", "Lowest", "Highest", "Drawn", "Source", "Grade", "Note", "Belongs to", "Key",
)  # fmt: skip
CRAFT_COLUMNS = ("Key", "Craft", "Value", "Unit", "Lowest", "Highest", "Drawn", "Source", "Grade", "Note")
YES, NO = "yes", "no"
ABOUT = {
    "title": "What readers see.",
    "question": "The question that this term sheet answers.",
    "note": "What a reader should know beside.",
    "status": "Whether a real instrument is in force, proposed or rejected; constructed is one's own.",
    "date": "Day, month or year of the instrument: 2026, 2026-05 or 2026-05-31.",
    "source": "Key of the instrument itself, from the sheet Sources.",
    "simplified": "What of the instrument is not in the clauses.",
}
STATUSES: tuple[str, ...] = get_args(Status)

Form = Literal["figure", "whole", "choice", "yes_no", "text", "numbers", "names", "by_craft"]
_PLAIN: dict[Any, Form] = {bool: "yes_no", int: "whole", str: "text"}


@dataclass(frozen=True)
class Row:
    """One parameter of a slot, and the kinds of clause that have it."""

    slot: str
    name: str
    kinds: tuple[str, ...]
    form: Form
    meaning: str
    quantity: Quantity | None = None
    choices: tuple[str, ...] = ()
    default: str = ""

    @property
    def key(self) -> str:
        """The parameter's path, as `--set` and `explain` write it."""
        return f"{self.slot}.{self.name}"

    @property
    def unit(self) -> str:
        """The unit of a figure; "" for anything else."""
        return self.quantity.unit if self.quantity else ""

    @property
    def title(self) -> str:
        """`payee_fee` as "Payee fee"."""
        return self.name.replace("_", " ").capitalize()

    def takes(self) -> str:
        """What may be filled in, in words."""
        bounds = self.quantity.bounds() if self.quantity else ""
        words: dict[Form, str] = {
            "figure": bounds,
            "whole": "a whole number",
            "choice": ", ".join(self.choices),
            "yes_no": f"{YES} or {NO}",
            "text": "a quarter, such as 2027Q1",
            "numbers": "numbers with ; between them",
            "names": "names with ; between them",
            "by_craft": f"one line a craft on the sheet {BY_CRAFT}: {bounds}",
        }
        return words[self.form]


@cache
def rows(slot: str) -> tuple[Row, ...]:
    """The parameters of all kinds of a slot; kinds that share one share its row."""
    merged: dict[tuple[Any, ...], Row] = {}
    for kind, clause in sorted(registered_clauses()[slot].items()):
        for row in _of_kind(slot, kind, clause):
            same = (row.name, row.form, row.unit, row.choices)
            merged[same] = replace(row, kinds=(*merged[same].kinds, kind)) if same in merged else row
    return tuple(merged.values())


def by_craft() -> tuple[Row, ...]:
    """Parameters with one figure a craft; they stand on a sheet of their own."""
    return tuple(row for slot in SLOTS for row in rows(slot) if row.form == "by_craft")


def about_slot(slot: str) -> str:
    """What a slot is about, as its folder says it."""
    return (import_module(f"simulator.terms.{slot}").__doc__ or "").partition(".")[0].partition(": ")[
        2
    ].capitalize() + "."


def about_kinds(slot: str) -> dict[str, str]:
    """Kind -> what it does, as its class says it."""
    kinds = sorted(registered_clauses()[slot].items())
    return {kind: " ".join((clause.__doc__ or "").split()).replace("`", "") for kind, clause in kinds}


def _of_kind(slot: str, kind: str, clause: type[Clause]) -> Iterator[Row]:
    """The rows of one kind."""
    for name, info in clause.model_fields.items():
        if name != "kind":
            form, choices = _form(info.annotation)
            yield Row(
                slot, name, (kind,), form, info.description or "", quantity(clause, name), choices, _default(info)
            )


def _form(annotation: Any) -> tuple[Form, tuple[str, ...]]:
    """How a parameter is filled in, and the words to choose from."""
    bare = _bare(annotation)
    if get_origin(bare) is Literal:
        return "choice", get_args(bare)
    if get_origin(bare) is dict:
        return "by_craft", ()
    if get_origin(bare) is tuple:
        return ("names" if get_args(bare)[0] is str else "numbers"), ()
    return ("figure" if bare is Figure else _PLAIN.get(bare, "text")), ()


def _bare(annotation: Any) -> Any:
    """An annotation without metadata and without `| None`."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        return _bare(next(option for option in get_args(annotation) if option is not NoneType))
    return annotation


def _default(info: FieldInfo) -> str:
    """What holds where the cell is empty."""
    if info.is_required():
        return "must be filled in"
    value = info.default
    if isinstance(value, Figure):
        return f"empty: {show(value.value, value.unit)}"
    if isinstance(value, bool):
        return f"empty: {YES if value else NO}"
    return "may stay empty" if value is None else f"empty: {value}"
