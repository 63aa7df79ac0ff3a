"""A collecting society's pipeline: administration, cost per payee, matching, escrow, minimum payment, cap."""

from typing import Annotated, Literal

from pydantic import Field

from simulator.money import apply_rate, parts_per_billion, to_microcents
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.terms.clause import Clause
from simulator.terms.settlement import Expiry, Money, Settlement
from simulator.units import Dollars, DollarsPerYear, Figure, Quantity, Share, assumption

SILENT = "The term sheet is silent: nothing is lost."
PayeeFee = Annotated[Figure, Quantity("usd_per_year_per_payee", 0.0, 1e6)]


class Pipeline(Settlement):
    """Deductions in the order of MODEL.md (8); by default nothing is lost."""

    kind: Literal["pipeline"] = "pipeline"
    administration: Share = assumption(0.0, "share", SILENT)
    """Share that the collecting society keeps."""
    payee_fee: PayeeFee = assumption(0.0, "usd_per_year_per_payee", SILENT)
    """Cost of each payee."""
    matching_rate: Share = assumption(1.0, "share", SILENT)
    """Share of people who are found."""
    escrow_quarters: Annotated[int, Field(ge=0, le=400)] = 12
    """Quarters that unmatched money waits."""
    escrow_expiry: Expiry = "pool"
    """Where it goes after that: the pool, holders, the fund, or back to the payer."""
    minimum_payment: Dollars = assumption(0.0, "usd", SILENT)
    """Smaller balances are carried forward."""
    cap_per_payee: DollarsPerYear | None = None
    """Most that one payee receives in a year."""
    agent_commission: Share = assumption(0.0, "share", SILENT)
    """Share of a person's payment that goes to the agent."""
    advance_per_work: Dollars = assumption(0.0, "usd", SILENT)
    """Advance on a work that its holder recoups from what it would pass on to people; direct shares are not touched."""

    def administration_on(self, amounts: Money) -> Money:
        """Microcents kept by the collecting society, rounded down."""
        return apply_rate(amounts, parts_per_billion(self.administration.value))

    def commission_on(self, amounts: Money) -> Money:
        """Microcents of a person's payment that go to the agent, rounded down."""
        return apply_rate(amounts, parts_per_billion(self.agent_commission.value))

    @property
    def payee_fee_microcents(self) -> int:
        """A fourth of the yearly cost of a payee, rounded down."""
        return int(to_microcents(self.payee_fee.value)) // QUARTERS_PER_YEAR

    @property
    def matched_share(self) -> float:
        """Probability that a person can be found."""
        return self.matching_rate.value

    @property
    def waiting_quarters(self) -> int:
        """Quarters that unmatched money waits before it expires."""
        return self.escrow_quarters

    @property
    def on_expiry(self) -> Expiry:
        """Where money goes that nobody was found for."""
        return self.escrow_expiry

    @property
    def minimum_payment_microcents(self) -> int:
        """Smaller balances are carried forward."""
        return int(to_microcents(self.minimum_payment.value))

    @property
    def advance_microcents(self) -> int:
        """What holders keep of each work's passed-on money until its advance is recouped."""
        return int(to_microcents(self.advance_per_work.value))

    @property
    def cap_microcents_per_year(self) -> int | None:
        """The most that a payee can receive in a year."""
        return None if self.cap_per_payee is None else int(to_microcents(self.cap_per_payee.value))

    def rate_zero(self) -> Clause:
        """No cost, no minimum, nobody unmatched; the shares of nothing stay."""
        nothing = {"payee_fee": self.payee_fee.at(0.0), "minimum_payment": self.minimum_payment.at(0.0)}
        return self.changed(**nothing, matching_rate=self.matching_rate.at(1.0))
