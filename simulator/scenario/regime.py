"""A regime's file: one clause a slot, each a choice between the kinds that are registered in simulator/terms."""

from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from simulator.scenario.tree import Node
from simulator.terms.clause import SLOTS, Clause, registered_clauses
from simulator.terms.sheet import SILENCE, Status, TermSheet

DATE = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"
USUAL = ("entitlement", "settlement", "term")


class RegimeText(BaseModel):
    """What every regime says about itself."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, use_attribute_docstrings=True)

    title: str
    """What readers see."""
    question: str = ""
    """The question that this regime answers."""
    note: str = ""
    """What a reader should know beside."""
    status: Status = "constructed"
    """Whether a real instrument is in force, proposed or rejected; `constructed` is ours, to compare with."""
    date: Annotated[str, Field(pattern=DATE)] = ""
    """Day, month or year of the instrument."""
    source: str = ""
    """Key of sources.yaml for the instrument itself."""
    simplified: str = ""
    """What of the instrument is not in the clauses, or is there in a simpler form."""


def regime_model() -> type[RegimeText]:
    """The model of a regime's file, built from the register, so that a new kind of clause needs no change here."""
    slots: dict[str, Any] = {slot: (_choice(registered_clauses()[slot]), None) for slot in SLOTS}
    return create_model("Regime", __base__=RegimeText, **slots)


def term_sheet(regime: RegimeText) -> TermSheet:
    """The term sheet of a checked file, with defaults for the slots it leaves out."""
    clauses = {slot: getattr(regime, slot) for slot in SLOTS if getattr(regime, slot) is not None}
    said = {name: getattr(regime, name) for name in RegimeText.model_fields}
    return TermSheet(**said, clauses=clauses)


def say_usual_kinds(root: Node) -> None:
    """Write the kind into slots that nearly always have the same one, so that files need not say it."""
    for slot in USUAL:
        clause = root.get(slot)
        if clause is not None and isinstance(clause.content, dict):
            clause.content.setdefault("kind", Node(SILENCE[slot], clause.place))


def _choice(kinds: dict[str, type[Clause]]) -> Any:
    """The annotation of a slot: one of its kinds, told apart by the key `kind`, or nothing."""
    several: Any = reduce(or_, (kinds[kind] for kind in sorted(kinds)))
    return (Annotated[several, Field(discriminator="kind")] if len(kinds) > 1 else several) | None
