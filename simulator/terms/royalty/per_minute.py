"""So many dollars a year for each minute of footage learned from: licensed video is sold at 1 to 4 dollars a minute."""

from typing import Literal

from simulator.terms.royalty import Bases, Money
from simulator.terms.royalty.amount_per import AmountPer


class PerMinute(AmountPer):
    """amount x minutes of training data that entered the model in the quarter."""

    kind: Literal["per_minute"] = "per_minute"

    def base(self, bases: Bases) -> Money:
        """(payers,) minutes."""
        return bases.minutes
