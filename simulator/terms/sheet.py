"""A regime is one term sheet: exactly one clause for each slot."""

from typing import Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny, field_validator

from simulator.terms.clause import SLOTS, Clause, registered_clauses
from simulator.units import content_hash

# What holds where a term sheet is silent: the law and practice of 2025.
SILENCE: dict[str, str] = {
    "consent": "none",
    "royalty": "none",
    "price": "statute",
    "allocation": "equal_per_work",
    "entitlement": "split",
    "settlement": "pipeline",
    "enforcement": "none",
    "ai_use": "unlimited",
    "minimums": "unchanged",
    "term": "standing",
}

Kind = TypeVar("Kind", bound=Clause)
Status = Literal["in force", "proposed", "rejected", "constructed"]


class TermSheet(BaseModel):
    """Title, question and clauses by slot; slots that are not given take their default."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    question: str = ""
    note: str = ""
    status: Status = "constructed"
    date: str = ""
    source: str = ""
    simplified: str = ""
    clauses: dict[str, SerializeAsAny[Clause]] = Field(default_factory=dict, validate_default=True)

    @field_validator("clauses", mode="after")
    @classmethod
    def _one_for_each_slot(cls, given: dict[str, Clause]) -> dict[str, Clause]:
        for slot, clause in given.items():
            if slot not in SLOTS:
                raise ValueError(f"{slot!r} is no clause of a term sheet; clauses: {', '.join(SLOTS)}")
            if clause.slot != slot:
                raise ValueError(f"a clause for {clause.slot!r} is given as {slot!r}")
        return {slot: given.get(slot) or default_clause(slot) for slot in SLOTS}

    def of(self, base: type[Kind]) -> Kind:
        """The clause of a slot, typed by the slot's base: `sheet.of(Royalty).owed(bases)`."""
        clause = self.clauses[base.slot]
        if not isinstance(clause, base):
            raise TypeError(f"the {base.slot} clause is of kind {clause.kind!r}, not a {base.__name__}")
        return clause

    def replaced(self, *clauses: Clause) -> Self:
        """The same sheet with these clauses instead."""
        return self.model_copy(update={"clauses": self.clauses | {clause.slot: clause for clause in clauses}})

    def rate_zero(self) -> Self:
        """Every money clause zero and every restriction off: must equal the status quo bit for bit (promise 1)."""
        return self.replaced(*(clause.rate_zero() for clause in self.clauses.values()))

    def with_rate(self, rate: float) -> Self:
        """The same sheet at another headline rate; all other clauses stay as they are."""
        return self.replaced(self.clauses["royalty"].with_rate(rate))

    def hash(self) -> str:
        """SHA-256 of canonical JSON without titles, questions, notes, sources and grades."""
        return content_hash(self)

    def in_words(self) -> dict[str, str]:
        """Slot -> the clause in one line."""
        return {slot: clause.in_words() for slot, clause in self.clauses.items()}


def default_clause(slot: str) -> Clause:
    """What holds for a slot where a term sheet is silent."""
    return registered_clauses()[slot][SILENCE[slot]]()
