"""The base of every clause: frozen parameters, pure methods over arrays, and a register of kinds by slot."""

from importlib import import_module
from pkgutil import iter_modules
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

SLOTS = ("consent", "royalty", "price", "allocation", "entitlement", "settlement", "enforcement", "ai_use", "term")


class Clause(BaseModel):
    """One clause of a term sheet. A subclass names its slot and its kind, and is registered by being defined."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    slot: ClassVar[str] = ""
    registered: ClassVar[dict[str, dict[str, type["Clause"]]]] = {}

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        """Record a concrete clause (one with a `kind` literal) under its slot."""
        field = cls.model_fields.get("kind")
        if cls.slot and field is not None and isinstance(field.default, str):
            Clause.registered.setdefault(cls.slot, {})[field.default] = cls


def registered_clauses() -> dict[str, dict[str, type[Clause]]]:
    """Slot -> kind -> class, after importing every module of this folder once."""
    package = import_module("simulator.terms")
    for module in iter_modules(package.__path__):
        import_module(f"simulator.terms.{module.name}")
    return Clause.registered
