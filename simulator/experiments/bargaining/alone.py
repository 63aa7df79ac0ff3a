"""A studio that bargains alone: terms bind it and no other, a strike stops its works and no others. MODEL.md (10).

Its viewers go elsewhere when it raises prices. What a strike at all studios would cost others, one at this studio costs
them in proportion to its part of production; its own loss is what it loses in a strike at all, for the model lets no
viewers go from a struck studio's missing works to other studios' (which would make the strike dearer for it).
"""

from collections.abc import Iterator
from dataclasses import replace

from simulator.experiments.bargaining.payoff import Payoff
from simulator.model.model import ResidualModel
from simulator.scenario.study import Study
from simulator.terms.sheet import TermSheet

SHARED = ("wages", "residuals", "plans", "outside", "incomes", "hours", "spending", "ai_firms", "weakest_ai_firm",
          "work_path", "gross_path")  # fmt: skip
BINDING_ROYALTIES = ("none", "gross", "success_bonus")
SECTOR_WIDE = {"consent": "none", "ai_use": "unlimited", "minimums": "unchanged"}
"""Clauses that the model holds against the whole sector; at one studio's table they must be silent."""


def number_of(model: ResidualModel, name: str | None) -> int | None:
    """Position of a studio in the cast."""
    return None if name is None else [studio.name for studio in model.cast.studios].index(name)


def at_one_studio(struck: Payoff, usual: Payoff, share: float) -> Payoff:
    """A strike at one studio with this share of production, from one at all and from none, under the same terms."""
    parts = {name: getattr(usual, name) + share * (getattr(struck, name) - getattr(usual, name)) for name in SHARED}
    return replace(struck, **parts)


def problems(study: Study) -> Iterator[str]:
    """Why a studio cannot bargain alone at this table, in words; nothing where it can."""
    table = study.table
    if table is None or table.studio is None:
        return
    known = [studio.name for studio in study.world.studios]
    if table.studio not in known:
        yield f"table.studio: {table.studio!r} is not a studio of the sector: {', '.join(known)}"
    for name in filter(None, (table.ask, table.offer, table.settlement)):
        yield from (f"table.studio: {name}: {line}" for line in of_the_whole_sector(study.terms[name]))


def of_the_whole_sector(sheet: TermSheet) -> Iterator[str]:
    """Clauses of a sheet that one studio cannot sign for itself in this model."""
    for slot, silent in SECTOR_WIDE.items():
        if sheet.clauses[slot].kind != silent:
            yield f"the {slot} clause would bind the whole sector; one studio alone signs a royalty on gross"
    if sheet.clauses["royalty"].kind not in BINDING_ROYALTIES:
        yield "one studio alone can sign a royalty on gross, and no other"
