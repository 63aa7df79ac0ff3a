"""What a term sheet says about settlement, as whole numbers read from its own figures."""

from dataclasses import dataclass

from simulator.experiments.audit.arithmetic import BILLION, MICROCENTS, billionths, parties
from simulator.quarters import Quarter
from simulator.terms.sheet import TermSheet
from simulator.units import Figure

PARTIES = ("contributors", "holder", "guild_fund", "social_fund")
QUARTERS = 4


@dataclass(frozen=True)
class Rules:
    """Rates in parts per billion, amounts in microcents of one person."""

    administration: int
    commission: int
    explained: int
    remainder: str
    parties: tuple[int, ...]
    crafts: tuple[str, ...]
    fee: int
    minimum: int
    cap: int | None
    matched_share: float
    waits: int
    expires_to: str
    made_before: int  # works of quarters before this one are under old contracts
    signed_away: int  # what the people of these do not keep
    advance: int  # on a work, recouped from what its holder would pass on


def rules_of(law: TermSheet) -> Rules:
    """The rules of a law; a clause that is silent takes nothing off."""
    pipeline, entitlement, key = (law.clauses[slot] for slot in ("settlement", "entitlement", "allocation"))
    made_before, signed_away = old_contracts(entitlement)
    return Rules(
        billionths(value(pipeline, "administration")),
        billionths(value(pipeline, "agent_commission")),
        billionths(value(key, "explained_share", 1.0)),
        str(getattr(key, "remainder", "pool")),
        tuple(parties([value(entitlement, party, float(party == "holder")) for party in PARTIES])),
        tuple(getattr(entitlement, "crafts", ())),
        microcents(value(pipeline, "payee_fee")) // QUARTERS,
        microcents(value(pipeline, "minimum_payment")),
        None if getattr(pipeline, "cap_per_payee", None) is None else microcents(value(pipeline, "cap_per_payee")),
        value(pipeline, "matching_rate", 1.0),
        max(1, int(getattr(pipeline, "escrow_quarters", 0))),
        str(getattr(pipeline, "escrow_expiry", "pool")),
        made_before,
        signed_away,
        microcents(value(pipeline, "advance_per_work")),
    )


def old_contracts(entitlement: object) -> tuple[int, int]:
    """The quarter before which works are under old contracts, and the parts per billion that their people gave away."""
    before = getattr(entitlement, "contracts_before", None)
    if before is None or getattr(entitlement, "is_reopened", False):
        return 0, 0
    return Quarter.parse(before).index, BILLION - billionths(value(entitlement, "kept_share"))


def value(clause: object, name: str, silent: float = 0.0) -> float:
    """A figure of a clause; what is meant where the clause has no such figure."""
    figure = getattr(clause, name, None)
    return figure.value if isinstance(figure, Figure) else silent


def microcents(dollars: float) -> int:
    """Whole microcents, half to even."""
    return round(dollars * MICROCENTS)
