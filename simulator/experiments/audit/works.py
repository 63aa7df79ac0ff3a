"""Works: a quarter's debts again, from payers to parties, and on to the works' pots."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.agents.institutions import Claims
from simulator.experiments.audit.arithmetic import billionths, hamilton, part, whole_weights
from simulator.experiments.audit.journal import Journal
from simulator.experiments.audit.rules import PARTIES, Rules
from simulator.model.books import payer_account

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel


class WorksAudit:
    """One quarter's way from debts to pots (works,); posts as it goes. `pool` is what earlier quarters left."""

    def __init__(
        self, model: "ResidualModel", rules: Rules, journal: Journal, pool: int, recouped: dict[int, int]
    ) -> None:
        self.recouped = recouped  # work -> microcents of its advance, kept up to date
        self.model, self.rules, self.journal, self.pool = model, rules, journal, pool
        self.people = [0] * model.works.size
        self.holders = [0] * model.works.size

    def post(self, reason: str, debit: str, credit: str, amount: int) -> None:
        """A posting of this quarter."""
        self.journal.post(self.model.now, reason, debit, credit, amount)

    def run(self) -> None:
        """Debts of all payers, the pool, and what holders keep."""
        owed, claims = self.model.accrued.owed.tolist(), self.model.accrued.claims
        groups: dict[int, list[int]] = {}
        for payer in (payer for payer, debt in enumerate(owed) if debt):
            groups.setdefault(id(claims[payer]), []).append(payer)
        for group in groups.values():
            self.share(claims[group[0]], [self.collect(payer, owed[payer]) for payer in group])
        if self.pool and claims:
            left = self.spread(self.people, self.pool, [float(used) for used in claims[-1].permitted.tolist()], 0.0)
            self.post("pool", "pool", "collected", self.pool - left)
            self.pool = left
        self.keep()

    def share(self, claims: Claims, parts: list[dict[str, int]]) -> None:
        """What payers of one mix give to works; of old ones the people keep only what their contracts left them."""
        people, holders = [0] * self.model.works.size, [0] * self.model.works.size
        self.to_works(claims, sum(own["contributors"] for own in parts), people)
        self.to_works(claims, sum(own["holder"] for own in parts), holders)
        first, made = self.model.first_quarter.index, self.model.works.vintage.tolist()
        for work, (own, kept) in enumerate(zip(people, holders, strict=True)):
            is_old = first + made[work] < self.rules.made_before
            moved = part(own, self.rules.signed_away) if is_old else 0
            self.people[work] += own - moved
            self.holders[work] += kept + moved

    def collect(self, payer: int, owed: int) -> dict[str, int]:
        """One payer's debt, less administration, to the four parties."""
        fee = part(owed, self.rules.administration)
        self.post("royalty", payer_account(self.model, payer), "collected", owed)
        self.post("administration", "collected", "administration", fee)
        parts = dict(zip(PARTIES, hamilton(owed - fee, self.rules.parties), strict=True))
        self.post("fund", "collected", "fund:guild", parts["guild_fund"])
        self.post("fund", "collected", "fund:social", parts["social_fund"])
        return parts

    def to_works(self, claims: Claims, amount: int, into: list[int]) -> None:
        """The explained part by claims, the rest as the clause says."""
        explained = part(amount, self.rules.explained)
        explained -= part(explained, billionths(claims.untraced))
        lost, rest = self.spread(into, explained, claims.weights.tolist(), claims.undistributed), amount - explained
        if self.rules.remainder == "fund":
            self.post("fund", "collected", "fund:guild", rest)
        else:
            target = self.holders if self.rules.remainder == "holder" else into
            lost += self.spread(target, rest, [float(used) for used in claims.permitted.tolist()], 0.0)
        self.post("undistributed", "collected", "undistributed", lost)

    def spread(self, into: list[int], amount: int, weights: Sequence[float], lost: float) -> int:
        """Add an amount to works; what found none comes back."""
        if amount == 0 or not any(weights):
            return amount
        *parts, rest = hamilton(amount, whole_weights([*weights, lost]))
        for work, own in enumerate(parts):
            into[work] += own
        return rest

    def keep(self) -> None:
        """Old contracts pass a part of the holders' pots on to people, advances first; the rest stays with owners."""
        passed_on = billionths(self.model.base.sector.law.flow_through.value)
        kept = dict.fromkeys(range(len(self.model.cast.studios)), 0)
        against_advances = dict(kept)
        for work, (pot, owner) in enumerate(zip(self.holders, self.model.works.owner.tolist(), strict=True)):
            flow = part(pot, passed_on)
            open_ = self.rules.advance * self.model.works.weight - self.recouped.get(work, 0)
            own = min(flow, max(open_, 0))
            self.recouped |= {work: self.recouped.get(work, 0) + own} if own else {}
            self.people[work] += flow - own
            kept[owner] += pot - flow
            against_advances[owner] += own
        for owner, studio in enumerate(self.model.cast.studios):
            self.post("holder", "collected", f"holder:{studio.name}", kept[owner])
            self.post("recoupment", "collected", f"holder:{studio.name}", against_advances[owner])
