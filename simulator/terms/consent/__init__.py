"""Consent: what may be learned from. The slot's base, and what a consent rule is shown of the catalogue."""

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from simulator.terms.clause import Clause

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class ConsentView:
    """The catalogue as a consent rule sees it. Credits are CSR over works; draws are keyed by person and by work."""

    people_normals: npt.NDArray[np.float64]  # (people,) reservation rate of a person, standard normal
    work_normals: npt.NDArray[np.float64]  # (works,) what all contributors of a work have in common
    holder_uniforms: npt.NDArray[np.float64]  # (works,) the holder's reluctance, 0 to 1
    starts: npt.NDArray[np.int64]  # (works + 1,)
    people: npt.NDArray[np.int32]  # (credits,)
    points: npt.NDArray[np.uint32]  # (credits,)
    principal: Flags  # (credits,) writers, directors and principal actors
    is_public: Flags  # (works,) public domain or already scraped: cannot be withdrawn
    offered_rate: float  # what contributors are offered, as a share of the base

    @property
    def works(self) -> int:
        """Number of works."""
        return self.starts.size - 1


class Consent(Clause):
    """Which works an AI firm may train on from its next training date."""

    slot: ClassVar[str] = "consent"

    is_retroactive: bool = False
    """Whether what is public or already scraped can be withdrawn too."""
    forces_retraining: bool = False
    """Whether AI firms must train anew at once when the clause takes effect."""

    def permits(self, view: ConsentView) -> Flags:
        """(works,) True where training is allowed; public works stay in unless the clause is retroactive."""
        granted = self.granted(view)
        return granted if self.is_retroactive else granted | view.is_public

    def granted(self, view: ConsentView) -> Flags:
        """(works,) True where those who are asked agree; a kind that asks nobody allows all."""
        return np.ones(view.works, dtype=np.bool_)


def normal_quantile(share: float) -> float:
    """The standard normal's quantile, minus and plus infinity at 0 and 1."""
    if not 0.0 < share < 1.0:
        return -math.inf if share <= 0.0 else math.inf
    return NormalDist().inv_cdf(share)
