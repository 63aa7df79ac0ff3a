"""Settlement: how the money reaches people, and what is lost on the way."""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from simulator.terms.clause import Clause

Money = npt.NDArray[np.int64]
Expiry = Literal["pool", "holder", "fund", "return"]


class Settlement(Clause):
    """The pipeline's losses and delays; here none: every dollar reaches its payee in the next quarter."""

    slot: ClassVar[str] = "settlement"

    def administration_on(self, amounts: Money) -> Money:
        """Microcents kept by the collecting society, rounded down."""
        return np.zeros_like(amounts)

    def commission_on(self, amounts: Money) -> Money:
        """Microcents of a person's payment that go to the agent, rounded down."""
        return np.zeros_like(amounts)

    @property
    def payee_fee_microcents(self) -> int:
        """Cost of one payee and quarter."""
        return 0

    @property
    def matched_share(self) -> float:
        """Probability that a person can be found; the others' money waits in escrow."""
        return 1.0

    @property
    def waiting_quarters(self) -> int:
        """Quarters that unmatched money waits before it expires."""
        return 0

    @property
    def on_expiry(self) -> Expiry:
        """Where money goes that nobody was found for."""
        return "pool"

    @property
    def minimum_payment_microcents(self) -> int:
        """Smaller balances are carried forward."""
        return 0

    @property
    def advance_microcents(self) -> int:
        """What holders keep of each work's passed-on money until its advance is recouped."""
        return 0

    @property
    def cap_microcents_per_year(self) -> int | None:
        """The most that a payee can receive in a year."""
        return None
