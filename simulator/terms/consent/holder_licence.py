"""Holder veto: the copyright holder alone decides whether a work may be learned from."""

from typing import Literal

from simulator.terms.clause import Clause
from simulator.terms.consent import Consent, ConsentView, Flags
from simulator.terms.consent.none import NoConsent
from simulator.units import Share


class HolderLicence(Consent):
    """A share of works is licensed by willing holders."""

    kind: Literal["holder_licence"] = "holder_licence"
    willing_share: Share
    """Share of works whose holder licenses."""

    def granted(self, view: ConsentView) -> Flags:
        """(works,) True where the holder is among the willing."""
        return view.holder_uniforms < self.willing_share.value

    def rate_zero(self) -> Clause:
        """No consent needed."""
        return NoConsent()
