"""A compulsory licence: nobody can refuse, and what is learned from is paid for by the royalty clause."""

from typing import Literal

from simulator.terms.clause import Clause
from simulator.terms.consent import Consent
from simulator.terms.consent.none import NoConsent


class Compulsory(Consent):
    """Use is allowed by law against payment (India's working paper; 17 USC 115 for music)."""

    kind: Literal["compulsory"] = "compulsory"

    def rate_zero(self) -> Clause:
        """No consent needed."""
        return NoConsent()
