"""A fixed sum a year from each payer, whatever it earns or learns."""

from typing import Literal, Self

from simulator.money import to_microcents
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.terms.royalty import Bases, Money, Payer, Royalty
from simulator.units import DollarsPerYear


class LumpSum(Royalty):
    """Each payer owes a fourth of the amount every quarter; the small-firm exemption goes by AI revenue."""

    kind: Literal["lump_sum"] = "lump_sum"
    amount: DollarsPerYear
    """Dollars a year from each payer."""
    paid_by: Payer = "ai_firms"
    """Who pays."""

    @property
    def payer(self) -> Payer:
        """As the clause says."""
        return self.paid_by

    def base(self, bases: Bases) -> Money:
        """(payers,) one for each that is in the market."""
        return 1 - bases.absent

    def due(self, base: Money) -> Money:
        """(payers,) a fourth of the yearly amount, rounded down to the microcent."""
        return base * (int(to_microcents(self.amount.value)) // QUARTERS_PER_YEAR)

    @property
    def headline_rate(self) -> float:
        """Dollars a year from each payer."""
        return self.amount.value

    def with_rate(self, rate: float) -> Self:
        """The same clause at another amount."""
        return self.changed(amount=self.amount.at(rate))
