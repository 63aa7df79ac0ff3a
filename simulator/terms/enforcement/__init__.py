"""Enforcement: what happens to those who don't pay."""

from typing import ClassVar

from simulator.terms.clause import Clause


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
