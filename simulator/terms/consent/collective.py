"""Collective consent: guilds or societies license the repertoire that they represent, all or nothing by work."""

from typing import Literal

from simulator.terms.clause import Clause
from simulator.terms.consent import Consent, ConsentView, Flags, normal_quantile
from simulator.terms.consent.none import NoConsent
from simulator.units import Share


class Collective(Consent):
    """A share of works lies in a repertoire whose society agrees (extended collective licensing)."""

    kind: Literal["collective"] = "collective"
    agreeing_share: Share
    """Share of works in the repertoire of a society that agrees."""

    def granted(self, view: ConsentView) -> Flags:
        """(works,) True where what the contributors have in common puts the work in an agreeing repertoire."""
        return view.work_normals < normal_quantile(self.agreeing_share.value)

    def rate_zero(self) -> Clause:
        """No consent needed."""
        return NoConsent()
