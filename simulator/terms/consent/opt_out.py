"""Opt-out: a work may be used unless its rights holder has reserved it."""

from typing import Literal

from simulator.terms.clause import Clause
from simulator.terms.consent import Consent, ConsentView, Flags
from simulator.terms.consent.none import NoConsent
from simulator.units import Share


class OptOut(Consent):
    """A share of works is reserved by their holders (robots.txt, terms of service, a register)."""

    kind: Literal["opt_out"] = "opt_out"
    opt_out_share: Share
    """Share of works that their holders reserve."""

    def granted(self, view: ConsentView) -> Flags:
        """(works,) True where the holder's reluctance is not among the highest `opt_out_share`."""
        return view.holder_uniforms <= 1.0 - self.opt_out_share.value

    def rate_zero(self) -> Clause:
        """No consent needed."""
        return NoConsent()
