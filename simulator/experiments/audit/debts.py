"""Debts again: what each payer owes, from its base and the rate; then who evades, who is found out, and the fine."""

from typing import TYPE_CHECKING

from simulator.agents.draws import uniforms
from simulator.experiments.audit.arithmetic import BILLION, billionths, part
from simulator.experiments.audit.journal import same
from simulator.experiments.audit.rules import QUARTERS, microcents, value
from simulator.model.accrue import BELIEF_YEARS, payer_ids

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel
    from simulator.terms.clause import Clause
    from simulator.terms.royalty import Bases

NOTHING = "none"
# Kind of royalty -> the base that it counts, and whose size the exemption looks at (its own base, or AI revenue).
COUNTED = {
    "ai_revenue": ("ai_revenue", "own"),
    "profit": ("profit", "own"),
    "gross": ("ai_work_gross", "own"),
    "success_bonus": ("ai_work_gross", "own"),
    "lump_sum": ("one", "ai_revenue"),
    "per_generation": ("generations", "ai_revenue"),
    "per_minute": ("minutes", "ai_revenue"),
    "per_work": ("works", "ai_revenue"),
    "licence_fee": ("works or minutes", "ai_revenue"),
    "penalty": ("works", "ai_revenue"),
    "wage_equivalent": ("replaced_wages", "ai_revenue"),
}
STUDIOS_PAY = frozenset({"gross", "success_bonus", "wage_equivalent"})


class DebtsAudit:
    """Follows what payers learn of audits, since they evade by what they believe of them."""

    def __init__(self) -> None:
        self.found = self.quiet = 0  # years of payers with an audit, and without
        self.unknown: set[str] = set()  # kinds of royalty whose debts were taken as given

    def check(self, model: "ResidualModel") -> None:
        """Hold the debts of the quarter before this one against the record; Difference at the first that differs."""
        accrued, made = model.accrued, model.calendar + -1
        if accrued.bases is None:
            return
        royalty = accrued.law.clauses["royalty"]
        if royalty.kind not in COUNTED and royalty.kind != NOTHING:
            self.unknown.add(royalty.kind)
            return
        due = [owed(royalty, accrued.bases, payer) for payer in range(accrued.owed.size)]
        paid, kept_back = self.after_evasion(model, due)
        same(str(made), "debt of payer", held(paid), held(accrued.owed.tolist()))
        same(str(made), "evaded by payer", held(kept_back), held(accrued.evaded.tolist()))

    def after_evasion(self, model: "ResidualModel", due: list[int]) -> tuple[list[int], list[int]]:
        """What is paid and what is not, (payers,) each, in the quarter before this one."""
        clause, law = model.accrued.law.clauses["enforcement"], model.base.sector.law
        nothing = [0] * len(due)
        if clause.kind == NOTHING:
            return due, nothing
        believed = (BELIEF_YEARS * law.audit_belief.value + self.found) / (BELIEF_YEARS + self.found + self.quiet)
        caught, paid, kept_back = self.caught(model, due, found_in_a_year(clause)), list(due), nothing
        assert model.accrued.bases is not None  # noqa: S101 - checked by the caller
        works = model.accrued.bases.works.tolist()
        for payer, debt in enumerate(due):
            fine, multiple = fine_on(clause, debt, works[payer])
            if 1 - believed * (1 + multiple) > law.evasion_margin.value:
                paid[payer] = debt + fine if caught[payer] else 0
                kept_back[payer] = 0 if caught[payer] else debt
        return paid, kept_back

    def caught(self, model: "ResidualModel", due: list[int], yearly: float) -> list[bool]:
        """Whom the year's audit finds (payers,); at the year's end everybody has seen it."""
        made = model.calendar + -1
        drawn = uniforms(model.luck, "audit", payer_ids(model), made.year)
        is_found = [bool(place < yearly) for place in drawn.tolist()]
        if made.quarter == QUARTERS:
            self.found += sum(found for found, debt in zip(is_found, due, strict=True) if debt)
            self.quiet += sum(not found for found, debt in zip(is_found, due, strict=True) if debt)
        return is_found


def found_in_a_year(clause: "Clause") -> float:
    """Chance that a payer who does not pay is found out: by audit, by what was notified or recorded, or in court."""
    if clause.kind == "litigation":
        return value(clause, "suit_probability")
    shown = max(value(clause, "noticed_share"), value(clause, "recorded_share"))
    missed = (1.0 - value(clause, "probability")) * (1.0 - shown)
    return 1.0 - missed if clause.kind != "audit" else value(clause, "probability")


def fine_on(clause: "Clause", debt: int, works: int) -> tuple[int, float]:
    """What comes on top of a debt that was evaded and found: microcents, and as a multiple of the debt."""
    if clause.kind != "litigation":
        penalty = value(clause, "penalty_multiple")
        return debt * billionths(penalty) // BILLION, penalty
    damages = part(works * microcents(value(clause, "damages_per_work")), billionths(value(clause, "claimed_share")))
    return (damages, damages / debt) if debt else (0, 0.0)


def owed(royalty: "Clause", bases: "Bases", payer: int) -> int:
    """Microcents that one payer owes for a quarter: amount, then floor, cap and exemption at a fourth of a year's."""
    if royalty.kind == NOTHING or bool(bases.is_ai_firm[payer]) == is_of_studios(royalty):
        return 0
    base = max(0, base_of(royalty, bases, payer))
    amount = due_on(royalty, base)
    if base:
        amount = max(amount, quarterly(royalty, "floor_per_year") or 0)
    cap, exempt = quarterly(royalty, "cap_per_year"), quarterly(royalty, "exempt_below")
    size = base_of(royalty, bases, payer) if COUNTED[royalty.kind][1] == "own" else int(bases.ai_revenue[payer])
    if exempt is not None and size < exempt:
        return 0
    return amount if cap is None else min(amount, cap)


def is_of_studios(royalty: "Clause") -> bool:
    """Whether studios pay."""
    return royalty.kind in STUDIOS_PAY or getattr(royalty, "paid_by", "") == "studios"


def base_of(royalty: "Clause", bases: "Bases", payer: int) -> int:
    """Microcents or a count, as the kind says."""
    name = COUNTED[royalty.kind][0]
    if name == "works or minutes":
        name = "works" if getattr(royalty, "per", "") == "work" else "minutes"
    return 1 - int(bases.absent[payer]) if name == "one" else int(getattr(bases, name)[payer])


def due_on(royalty: "Clause", base: int) -> int:
    """Microcents on a base, before floor, cap and exemption; each rate rounds down once."""
    rate, each = billionths(value(royalty, "rate")), microcents(value(royalty, "amount"))
    match royalty.kind:
        case "success_bonus":
            return part(part(base, rate), billionths(value(royalty, "bonus")))
        case "lump_sum":
            return each // QUARTERS
        case "licence_fee":
            return base * (each // (QUARTERS * int(getattr(royalty, "years", 1))))
        case "penalty":
            return part(base * each, billionths(value(royalty, "failing_share")) // QUARTERS)
        case "per_generation" | "per_minute" | "per_work":
            return base * each
    return part(base, rate)


def quarterly(royalty: "Clause", name: str) -> int | None:
    """A fourth of a yearly limit; None where the sheet sets none."""
    return None if getattr(royalty, name, None) is None else microcents(value(royalty, name)) // QUARTERS


def held(amounts: list[int]) -> dict[int, int]:
    """Payer -> microcents, where there are any."""
    return {payer: amount for payer, amount in enumerate(amounts) if amount}
