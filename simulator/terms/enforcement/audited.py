"""Enforcement by finding out: a payer evades where that is cheaper (Becker; Allingham and Sandmo)."""

from simulator.terms.clause import Clause
from simulator.terms.enforcement import Enforcement
from simulator.terms.enforcement.none import NoEnforcement
from simulator.units import Multiple, SharePerYear


class Audited(Enforcement):
    """Evasion costs probability x (1 + penalty) of the royalty, so none pays above p* = 1 / (1 + penalty)."""

    probability: SharePerYear
    """Chance that a payer is audited in a year."""
    penalty_multiple: Multiple
    """Multiple of the evaded royalty that is due on top of it."""

    @property
    def presumes_compliance(self) -> bool:
        """No: payers weigh it up."""
        return False

    @property
    def audit_probability_per_year(self) -> float:
        """Chance that a payer is audited in a year."""
        return self.probability.value

    @property
    def penalty(self) -> float:
        """Multiple of the evaded royalty."""
        return self.penalty_multiple.value

    def rate_zero(self) -> Clause:
        """Nothing to enforce."""
        return NoEnforcement()
