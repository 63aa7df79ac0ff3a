"""Opt-in: the people who made a work are asked, and the price they are offered decides who agrees."""

import math
from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt

from simulator.terms.clause import Clause
from simulator.terms.consent import Consent, ConsentView, Flags, normal_quantile
from simulator.terms.consent.none import NoConsent
from simulator.units import Figure, Quantity, Share

Needs = Literal["any_veto", "all", "majority_of_points", "principals", "holder"]


class OptIn(Consent):
    """Person i agrees on work m iff sqrt(1-rho) z_i + sqrt(rho) z_m < Phi^-1(share) + ln(rate/reference)/dispersion.

    Reservation rates are lognormal with this dispersion and `opt_in_share` of them lie below the reference rate;
    rho is what the contributors of one work have in common. An offered rate of zero finds nobody.
    """

    kind: Literal["opt_in"] = "opt_in"
    opt_in_share: Share
    """Share of people who agree at the reference rate."""
    reference_rate: Annotated[Figure, Quantity("share", 1e-9, 1.0)]
    """Headline rate at which that share agrees."""
    dispersion: Annotated[Figure, Quantity("log_points", 1e-6)]
    """Spread of the rates that people ask for."""
    work_correlation: Share
    """What the contributors of one work have in common."""
    needs: Needs
    """Whose word counts: any veto, all, a majority of credit points, the principals, or the holder alone."""
    objecting_share: Share | None = None
    """With any_veto: share of people who object at the reference rate; by default all who don't agree."""
    and_holder: bool = False
    """Whether the holder must agree besides."""
    holder_willing_share: Share
    """Share of works whose holder agrees."""

    def granted(self, view: ConsentView) -> Flags:
        """(works,) True where those whose word counts agree; a work that credits nobody has nobody to agree."""
        holder = view.holder_uniforms < self.holder_willing_share.value
        if self.needs == "holder":
            return holder
        return self._people_agree(view) & (holder | (not self.and_holder))

    def agreement(self, view: ConsentView) -> Flags:
        """(credits,) True where the credited person agrees on this work."""
        return np.asarray(self._reluctance(view) < self._bar(self.opt_in_share.value, view.offered_rate))

    def rate_zero(self) -> Clause:
        """No consent needed."""
        return NoConsent()

    def _people_agree(self, view: ConsentView) -> Flags:
        """(works,) the people's decision by the rule `needs`."""
        if self.needs == "majority_of_points":
            points = view.points.astype(np.int64)
            agreed = _per_work(points * self.agreement(view), view)
            return np.asarray(2 * agreed > _per_work(points, view))
        asked = view.principal if self.needs == "principals" else np.ones(view.people.size, dtype=np.bool_)
        refusals = asked & (self._objections(view) if self.needs == "any_veto" else ~self.agreement(view))
        return np.asarray((_per_work(refusals, view) == 0) & (_per_work(asked, view) > 0))

    def _objections(self, view: ConsentView) -> Flags:
        """(credits,) True where the person says no; silence is not an objection."""
        if self.objecting_share is None:
            return ~self.agreement(view)
        return np.asarray(self._reluctance(view) >= self._bar(1.0 - self.objecting_share.value, view.offered_rate))

    def _reluctance(self, view: ConsentView) -> npt.NDArray[np.float64]:
        """(credits,) standard normal: low means willing."""
        rho = self.work_correlation.value
        of_work = np.repeat(view.work_normals, np.diff(view.starts))
        return math.sqrt(1.0 - rho) * view.people_normals[view.people] + math.sqrt(rho) * of_work

    def _bar(self, share: float, offered_rate: float) -> float:
        """The reluctance below which people say yes at the offered rate."""
        if offered_rate <= 0.0:
            return -math.inf
        return normal_quantile(share) + math.log(offered_rate / self.reference_rate.value) / self.dispersion.value


def _per_work(values: npt.NDArray[np.generic], view: ConsentView) -> npt.NDArray[np.int64]:
    """(works,) sums over each work's credits; whole numbers, so exact, and 0 for a work without credits."""
    running = np.concatenate(([0], np.cumsum(values.astype(np.int64))))
    return np.diff(running[view.starts])
