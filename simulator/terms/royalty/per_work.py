"""So many dollars for each work learned from: 3,000 a book in Bartz v. Anthropic, 5,000 in the HarperCollins deal."""

from typing import Literal

from simulator.terms.royalty import Bases, Money
from simulator.terms.royalty.amount_per import AmountPer


class PerWork(AmountPer):
    """amount x works that entered the model's training data in the quarter."""

    kind: Literal["per_work"] = "per_work"

    def base(self, bases: Bases) -> Money:
        """(payers,) works."""
        return bases.works
