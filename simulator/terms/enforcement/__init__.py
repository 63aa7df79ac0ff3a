"""Enforcement: what happens to those who don't pay."""

from typing import ClassVar

import numpy as np
import numpy.typing as npt

from simulator.money import PARTS_PER_BILLION, parts_per_billion
from simulator.terms.clause import Clause

Money = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Enforcement(Clause):
    """How likely an audit is and what it costs to be found out."""

    slot: ClassVar[str] = "enforcement"

    @property
    def presumes_compliance(self) -> bool:
        """Whether everyone is taken to pay, so that evasion is not modelled."""
        return True

    @property
    def audit_probability_per_year(self) -> float:
        """Chance that a payer is audited in a year."""
        return 0.0

    @property
    def penalty(self) -> float:
        """Multiple of the evaded royalty that is due on top of it."""
        return 0.0

    @property
    def traced_share(self) -> float:
        """Share of the works trained on of which the law makes firms keep a record, beside those they keep anyway."""
        return 0.0

    def fines(self, due: Money, works: Money) -> Money:  # noqa: ARG002 - other kinds count works
        """(payers,) microcents on top of what was evaded in a quarter, for who is found out; rounded down.

        due: what was evaded; works: a fourth of the works in a payer's model.
        """
        multiple = parts_per_billion(self.penalty)
        return np.array([int(amount) * multiple // PARTS_PER_BILLION for amount in due], dtype=np.int64)

    def multiples(self, due: Money, works: Money) -> Floats:  # noqa: ARG002 - as above
        """(payers,) the same over what was evaded, as payers weigh it up."""
        return np.full(due.size, self.penalty)
