"""People: works' pots again by credit points, then commission, matching, minimum, fee, cap and escrow, row by row."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulator.experiments.audit.arithmetic import hamilton, part
from simulator.experiments.audit.rules import QUARTERS, Rules

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

Rows = dict[int, int]  # row -> microcents; who has nothing is not there
REASONS = ("commission", "fee", "cap", "escrow", "payment")


@dataclass
class Outcome:
    """What became of a quarter's money of people, by row and in sum."""

    gross: Rows = field(default_factory=dict)
    commission: Rows = field(default_factory=dict)
    escrow: Rows = field(default_factory=dict)
    paid: Rows = field(default_factory=dict)
    sums: dict[str, int] = field(default_factory=lambda: dict.fromkeys(REASONS, 0))


@dataclass
class PeopleAudit:
    """What people's rows carry from quarter to quarter."""

    carried: Rows = field(default_factory=dict)
    paid: deque[Rows] = field(default_factory=lambda: deque(maxlen=QUARTERS - 1))  # of the three quarters before

    def settle(self, gross: Rows, rules: Rules, is_found: list[bool], weight: int) -> Outcome:
        """Every row that gets something or has something waiting."""
        quarter = Outcome(gross, {row: part(amount, rules.commission) for row, amount in gross.items()})
        for row in sorted(gross.keys() | self.carried.keys()):
            if is_found[row]:
                self.pay(row, quarter, rules, weight)
            elif gross.get(row):
                quarter.escrow[row] = gross[row]
                quarter.sums["escrow"] += gross[row]
        self.paid.append(quarter.paid)
        return quarter

    def pay(self, row: int, quarter: Outcome, rules: Rules, weight: int) -> None:
        """One row of `weight` persons: fee, minimum and cap count once for each."""
        commission = quarter.commission.get(row, 0)
        quarter.sums["commission"] += commission
        balance = self.carried.pop(row, 0) + quarter.gross.get(row, 0) - commission
        if balance < max(1, rules.minimum * weight):
            self.carried |= {row: balance} if balance else {}
            return
        fee = min(rules.fee * weight, balance)
        allowed = balance - fee
        if rules.cap is not None:
            before = sum(paid.get(row, 0) for paid in self.paid)
            allowed = min(allowed, max(0, rules.cap * weight - before))
        quarter.sums["fee"] += fee
        quarter.sums["cap"] += balance - fee - allowed
        quarter.sums["payment"] += allowed
        quarter.paid |= {row: allowed} if allowed else {}


def rolled_up(model: "ResidualModel", pots: list[int], crafts: tuple[str, ...]) -> tuple[Rows, int]:
    """Microcents by row of pots (works,) split by points; and what belongs to works that credit nobody."""
    works, gross, lost = model.works, defaultdict[int, int](int), 0
    starts = works.starts.tolist()
    for work, pot in enumerate(pots):
        first, last = starts[work], starts[work + 1]
        if pot and first == last:
            lost += pot
        elif pot:
            rows = works.people[first:last].tolist()
            for row, own in zip(rows, hamilton(pot, points(model, first, last, rows, crafts)), strict=True):
                gross[row] += own
    return {row: amount for row, amount in gross.items() if amount}, lost


def points(model: "ResidualModel", first: int, last: int, rows: list[int], crafts: tuple[str, ...]) -> list[int]:
    """Points of a work's credits; where the law names crafts, theirs alone, unless none of them is credited."""
    own: list[int] = model.works.points[first:last].tolist()
    names = [craft.name for craft in model.base.sector.crafts]
    kept = [n if names[int(model.people.craft[row])] in crafts else 0 for n, row in zip(own, rows, strict=True)]
    return kept if crafts and any(kept) else own
