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
    """One slot of which something differs, with each differing parameter's value by regime."""

    slot: str
    question: str
    parameters: tuple[tuple[str, tuple[str, ...]], ...]


def differences(clauses: Clauses) -> list[Difference]:
    """The slots in which the regimes are not all alike, with what differs."""
    found = table(clauses)
    found = found[found["differs"].astype(bool)]
    return [
        Difference(
            str(slot),
            QUESTIONS.get(str(slot), ""),
            tuple((readable(row["parameter"]), tuple(row[regime] or SILENT for regime in clauses)) for row in rows),
        )
        for slot, rows in ((slot, part.to_dict("records")) for slot, part in found.groupby("clause", sort=False))
    ]


def readable(name: str) -> str:
    """A parameter's or a kind's name in words."""
    return name.replace("_", " ")


def table(clauses: Clauses) -> pd.DataFrame:
    """Term sheets side by side: one row a slot and parameter, one column a regime, and whether they differ."""
    flat = {regime: dict(parameters(sheet)) for regime, sheet in clauses.items()}
    keys = dict.fromkeys(key for sheet in flat.values() for key in sheet)
    rows = [
        {"clause": slot, "parameter": name, **{r: sheet.get((slot, name), "") for r, sheet in flat.items()}}
        for slot, name in keys
    ]
    found = pd.DataFrame(rows, columns=["clause", "parameter", *flat])
    found = found.sort_values("clause", key=lambda slots: slots.map(place), kind="stable")
    return found.assign(differs=[len({*row}) > 1 for row in found[list(flat)].to_numpy()]).reset_index(drop=True)


def place(slot: str) -> int:
    """Where a clause stands in a term sheet; a slot that we do not know comes last."""
    known = list(QUESTIONS)
    return known.index(slot) if slot in known else len(known)


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
    if value is None or isinstance(value, bool):
        return {True: "yes", False: "no", None: ""}[value]
    return readable(str(value))
