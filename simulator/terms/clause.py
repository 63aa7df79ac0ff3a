"""The base of every clause: frozen parameters, pure methods over arrays, and a register of kinds by slot."""

from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict

from simulator.units import Figure, show

SLOTS = (
    "consent",
    "royalty",
    "price",
    "allocation",
    "entitlement",
    "settlement",
    "enforcement",
    "ai_use",
    "minimums",
    "term",
)


class Clause(BaseModel):
    """One clause of a term sheet. A subclass names its slot and its kind, and is registered by being defined."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, use_attribute_docstrings=True)

    slot: ClassVar[str] = ""
    registered: ClassVar[dict[str, dict[str, type["Clause"]]]] = {}

    kind: str = ""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        """Record a concrete clause (one whose `kind` has a value of its own) under its slot."""
        kind = cls.model_fields["kind"].default
        if cls.slot and kind:
            Clause.registered.setdefault(cls.slot, {})[kind] = cls

    def rate_zero(self) -> "Clause":
        """The same clause where no money moves and nothing is withheld (promise 1); most clauses are that already."""
        return self

    def with_rate(self, rate: float) -> "Clause":
        """The same clause at another headline rate; ValueError where there is none to set."""
        if rate != 0.0:
            raise ValueError(f"{self.slot} of kind {self.kind!r} has no rate to set")
        return self

    def changed(self, **fields: object) -> Self:
        """The same clause with these fields, checked again."""
        return type(self).model_validate(dict(self) | fields)

    def in_words(self) -> str:
        """The clause in one line: 'ai revenue: rate 10 %, scope sector'."""
        said = {name: item for name, item in self if name != "kind" and item is not None and item is not False}
        parts = [f"{name.replace('_', ' ')} {_said(item)}" for name, item in said.items()]
        return f"{self.kind.replace('_', ' ')}{': ' if parts else ''}{', '.join(parts)}"


def _said(item: object) -> str:
    """One parameter in words."""
    if isinstance(item, Figure):
        return show(item.value, item.unit)
    if isinstance(item, dict):
        return "; ".join(f"{key} {_said(value)}" for key, value in item.items())
    if isinstance(item, tuple):
        return "; ".join(str(value) for value in item)
    return "yes" if item is True else str(item).replace("_", " ")


def registered_clauses() -> dict[str, dict[str, type[Clause]]]:
    """Slot -> kind -> class, after importing every module below this folder once."""
    _import_all()
    return Clause.registered


@cache
def _import_all() -> None:
    """Import every module below this folder."""
    package = import_module("simulator.terms")
    for module in walk_packages(package.__path__, "simulator.terms."):
        import_module(module.name)
