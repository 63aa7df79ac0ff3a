"""A regime in a few words under its name: what is owed, and to whom; the full clauses stand further down."""

from collections.abc import Mapping
from typing import Any

from simulator.reporting.clauses import readable, said

Sheet = Mapping[str, Mapping[str, Any]]  # slot -> clause

BASES = {
    "ai_revenue": "of AI revenue",
    "gross": "of gross",
    "success_bonus": "of gross",
    "profit": "of profit",
    "wage_equivalent": "times wages saved",
    "per_work": "a work",
    "per_minute": "a minute",
    "per_generation": "an output",
    "licence_fee": "a licence",
    "lump_sum": "from each payer",
    "penalty": "a breach",
}
PARTIES = {"contributors": "people", "holder": "owners", "guild_fund": "plans", "social_fund": "a social fund"}
NOTHING = "nothing is owed"


def in_brief(sheet: Sheet) -> str:
    """What is owed and to whom: 10% of AI revenue, to people. Nothing where the term sheet is not known."""
    royalty = sheet.get("royalty", {})
    if not royalty:
        return ""
    if royalty.get("kind") == "none":
        return NOTHING
    kind = str(royalty.get("kind", ""))
    base = BASES.get(kind, readable(kind))
    is_bargained = sheet.get("price", {}).get("kind") == "bargained"
    owed = f"a bargained share {base}" if is_bargained else f"{amount(royalty)} {base}".strip()
    return f"{owed}, to {receivers(sheet)}" if receivers(sheet) else owed


def amount(royalty: Mapping[str, Any]) -> str:
    """The rate or the dollars a unit, in words."""
    found = royalty.get("rate") or royalty.get("amount")
    return said(found).replace(" %", "%") if found else ""


def receivers(sheet: Sheet) -> str:
    """Who has a share of the money, in the order of the clause."""
    split = sheet.get("entitlement", {})
    named = [words for party, words in PARTIES.items() if _value(split.get(party)) > 0]
    return ", ".join(named[:-1]) + " and " + named[-1] if len(named) > 1 else "".join(named)


def _value(figure: Any) -> float:
    """A figure's number; zero where there is none."""
    return float(figure["value"]) if isinstance(figure, Mapping) else 0.0
