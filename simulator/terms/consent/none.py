"""No consent is needed: everything that is available may be learned from (the practice of 2025)."""

from typing import Literal

from simulator.terms.consent import Consent


class NoConsent(Consent):
    """Nobody is asked."""

    kind: Literal["none"] = "none"
