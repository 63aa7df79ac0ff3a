"""Penalties for training without notice: what disclosure bills cost those who fail, and no royalty besides."""

from typing import Literal

from simulator.money import apply_rate, parts_per_billion
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.terms.royalty import Bases, Money
from simulator.terms.royalty.amount_per import AmountPer
from simulator.units import SharePerYear


class Penalty(AmountPer):
    """amount for each work that was used and not notified; `cap_per_year` is the bill's ceiling for one payer."""

    kind: Literal["penalty"] = "penalty"
    failing_share: SharePerYear
    """Share of the works in a model for which a failure is found in a year."""

    def base(self, bases: Bases) -> Money:
        """(payers,) works."""
        return bases.works

    def due(self, base: Money) -> Money:
        """(payers,) microcents: failures of a quarter in parts of a work, rounded down."""
        each = parts_per_billion(self.failing_share.value) // QUARTERS_PER_YEAR
        return apply_rate(super().due(base), each)
