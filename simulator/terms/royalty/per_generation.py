"""So many dollars for each output that an AI firm sells."""

from typing import Literal

from simulator.terms.royalty import Bases, Money
from simulator.terms.royalty.amount_per import AmountPer


class PerGeneration(AmountPer):
    """amount x outputs sold in the quarter."""

    kind: Literal["per_generation"] = "per_generation"

    def base(self, bases: Bases) -> Money:
        """(payers,) outputs."""
        return bases.generations
