"""A share of operating profit: neutral for prices, and nothing where accounts show no profit."""

from typing import Literal

from simulator.terms.royalty import Bases, Money, Payer
from simulator.terms.royalty.share_of import ShareOf


class Profit(ShareOf):
    """rate x profit where positive (the data-mixture levy on a model's operating profit; net participations)."""

    kind: Literal["profit"] = "profit"
    paid_by: Payer = "ai_firms"
    """Whose profit."""

    @property
    def payer(self) -> Payer:
        """As the clause says."""
        return self.paid_by

    def base(self, bases: Bases) -> Money:
        """(payers,) profit; a loss owes nothing and is not carried."""
        return bases.profit
