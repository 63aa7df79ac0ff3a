"""Which term sheets can mean anything in a sector, from the sector's own data; exclusions come with their reasons."""

from collections.abc import Iterator

from simulator.scenario.sector import Sector
from simulator.terms.allocation import Allocation
from simulator.terms.entitlement import PARTIES, Entitlement
from simulator.terms.price import Price
from simulator.terms.royalty import Royalty
from simulator.terms.sheet import TermSheet
from simulator.units import show

SHORTEST_RUNNING_MINUTES = 1.0
"""Below it a work (a picture, a scan, a program) has no running time that could be licensed by the minute."""
EVERY_CRAFT = "all"


def exclusions(sector: Sector, sheet: TermSheet) -> list[str]:
    """Why a term sheet does not apply to a sector, in words; empty where it does."""
    rules = (_crafts, _guilds, _minutes, _gross, _displaced)
    return [reason for rule in rules for reason in rule(sector, sheet)]


NAMING_CRAFTS = (("royalty", "crafts"), ("entitlement", "crafts"), ("minimums", "floors_by_craft"), ("ai_use", "caps"))


def _crafts(sector: Sector, sheet: TermSheet) -> Iterator[str]:
    """Clauses that name crafts of which the sector has none."""
    present = {craft.name for craft in sector.crafts} | {EVERY_CRAFT}
    for slot, field in NAMING_CRAFTS:
        named = set(getattr(sheet.clauses[slot], field, ()))
        if named and not named & present:
            yield f"the {slot} clause is for {', '.join(sorted(named))}, crafts that the sector does not have"


def _guilds(sector: Sector, sheet: TermSheet) -> Iterator[str]:
    """Bargains and guild funds where no craft has a guild with members."""
    members = {guild.name: guild.members.value for guild in sector.guilds}
    if any(members[craft.guild] > 0.0 for craft in sector.crafts):
        return
    if sheet.of(Price).is_bargained:
        yield "the rate is bargained, and no craft has a guild with members"
    part = sheet.of(Entitlement).weights()[PARTIES.index("guild_fund")]
    if part > 0 or sheet.of(Allocation).remainder == "fund":
        yield "a part goes to a guild's fund, and no craft has a guild with members"


def _minutes(sector: Sector, sheet: TermSheet) -> Iterator[str]:
    """Fees by the minute where works have no running time."""
    clause = sheet.of(Royalty)
    by_minute = clause.kind == "per_minute" or getattr(clause, "per", "") == "minute"
    if by_minute and sector.catalogue.minutes_per_work.value < SHORTEST_RUNNING_MINUTES:
        yield "the fee is by the minute, and the sector's works have no running time"


def _gross(sector: Sector, sheet: TermSheet) -> Iterator[str]:
    """Royalties on gross that would make human work free."""
    most = sector.demand.content_share.value * sector.demand.labour_share.value
    rate = sheet.of(Royalty).marginal_rate_on_gross()
    if rate >= most:
        yield f"{show(rate, 'share')} of gross is not below labour's share of gross, {show(most, 'share')}"


def _displaced(sector: Sector, sheet: TermSheet) -> Iterator[str]:
    """Royalties on what AI does in people's place where it does nothing in their place."""
    clause = sheet.of(Royalty)
    is_by_work = clause.marginal_rate_on_gross() > 0.0 and getattr(clause, "threshold", None) is None
    if sector.switches.complementarity is not None and (is_by_work or clause.kind == "wage_equivalent"):
        yield "the royalty is on what AI does in people's place, and in the sector AI complements them"
