"""What changed between the regimes: every clause that differs, side by side, in words and figure by figure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from simulator.units import show

Clauses = Mapping[str, Mapping[str, Mapping[str, Any]]]  # regime -> slot -> clause

QUESTIONS = {
    "consent": "What may be learned from?",
    "royalty": "What is owed, by whom, on what?",
    "price": "Who sets the price?",
    "allocation": "To which works?",
    "entitlement": "To whom within a work?",
    "settlement": "How does it reach people?",
    "enforcement": "What if they do not pay?",
    "ai_use": "How much work may AI do?",
    "term": "From when to when?",
}
SILENT = "–"


@dataclass(frozen=True)
class Difference:
    """One slot, with each regime's clause in words."""

    slot: str
    question: str
    words: tuple[str, ...]


def differences(clauses: Clauses) -> list[Difference]:
    """The slots in which the regimes are not all alike."""
    slots = dict.fromkeys(slot for sheet in clauses.values() for slot in sheet)
    found = [
        Difference(slot, QUESTIONS.get(slot, ""), tuple(in_words(sheet.get(slot)) for sheet in clauses.values()))
        for slot in slots
    ]
    return [one for one in found if len(set(one.words)) > 1]


def in_words(clause: Mapping[str, Any] | None) -> str:
    """A clause in one line."""
    if not clause:
        return SILENT
    return str(clause.get("words") or clause.get("kind", SILENT))


def table(clauses: Clauses) -> pd.DataFrame:
    """Term sheets side by side: one row a slot and parameter, one column a regime, and whether they differ."""
    flat = {regime: dict(parameters(sheet)) for regime, sheet in clauses.items()}
    keys = dict.fromkeys(key for sheet in flat.values() for key in sheet)
    rows = [
        {"clause": slot, "parameter": name, **{r: sheet.get((slot, name), "") for r, sheet in flat.items()}}
        for slot, name in keys
    ]
    found = pd.DataFrame(rows, columns=["clause", "parameter", *flat])
    found = found.sort_values("clause", key=lambda slots: slots.map(list(QUESTIONS).index), kind="stable")
    return found.assign(differs=[len({*row}) > 1 for row in found[list(flat)].to_numpy()]).reset_index(drop=True)


def parameters(sheet: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[tuple[str, str], str]]:
    """Every (slot, parameter) of a term sheet with its value in words; clauses in words are left out."""
    for slot, clause in sheet.items():
        for name, value in clause.items():
            if name != "words":
                yield (slot, name), said(value)


def said(value: Any) -> str:
    """A parameter's value in words."""
    if isinstance(value, Mapping) and {"value", "unit"} <= set(value):
        return show(float(value["value"]), str(value["unit"]))
    if isinstance(value, Mapping):
        return "; ".join(f"{key} {said(part)}" for key, part in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(said(part) for part in value)
    return {True: "yes", False: "no", None: ""}[value] if value is None or isinstance(value, bool) else str(value)
