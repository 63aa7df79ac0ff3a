"""Private litigation: holders sue who trains without paying, and a court awards statutory damages for each work.

17 USC 504(c): $750 to $30,000 a work, up to $150,000 where it is wilful, instead of proven damages. Costs of the suit
are the plaintiffs' own and come out of the award as administration does.
"""

from typing import Literal

import numpy as np

from simulator.money import LARGEST, MoneyOverflow, apply_rate, parts_per_billion, to_microcents
from simulator.terms.clause import Clause
from simulator.terms.enforcement import Enforcement, Floats, Money
from simulator.terms.enforcement.none import NoEnforcement
from simulator.units import Dollars, Share, SharePerYear


class Litigation(Enforcement):
    """A payer that does not pay is sued and loses with some chance a year; then it owes what it owed, and damages.

    Damages are for works in an AI firm's model; studios, which train nothing, owe what they owed and no more.
    """

    kind: Literal["litigation"] = "litigation"
    suit_probability: SharePerYear
    """Chance that a payer who does not pay is sued and loses in a year."""
    damages_per_work: Dollars
    """Statutory damages for a work that was trained on without payment."""
    claimed_share: Share
    """Share of the works in a model whose holders are plaintiffs or members of a class."""

    @property
    def presumes_compliance(self) -> bool:
        """No: payers weigh it up."""
        return False

    @property
    def audit_probability_per_year(self) -> float:
        """Chance of a judgment in a year."""
        return self.suit_probability.value

    def fines(self, due: Money, works: Money) -> Money:
        """Microcents of damages for a quarter: a fourth of the works in the model, those claimed, rounded down."""
        each, most = int(to_microcents(self.damages_per_work.value)), int(works.max(initial=0))
        if each * most > LARGEST:
            raise MoneyOverflow(f"{self.kind}: {most} times {each} microcents do not fit in one account")
        return np.where(due > 0, apply_rate(works * each, parts_per_billion(self.claimed_share.value)), 0)

    def multiples(self, due: Money, works: Money) -> Floats:
        """(payers,) damages over what was evaded: at a small royalty they are many times as much."""
        fines = self.fines(due, works).astype(np.float64)
        return np.divide(fines, due, out=np.zeros(due.size), where=due > 0)

    def rate_zero(self) -> Clause:
        """Nothing to sue over."""
        return NoEnforcement()
