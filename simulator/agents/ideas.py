"""The studios' banks of ideas: what could be made this quarter, by whom, with which appeal."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simulator.agents.draws import normals, uniforms
from simulator.agents.identity import idea_ids
from simulator.agents.library import scattered
from simulator.randomness import Luck

F8 = npt.NDArray[np.float64]
I2 = npt.NDArray[np.int16]
M8 = npt.NDArray[np.int64]
U4 = npt.NDArray[np.uint32]


@dataclass(frozen=True)
class IdeaBank:
    """Ideas of a quarter, by place: owner (ideas,) and appeal Pareto with this tail."""

    owner: I2
    appeal_tail: float

    @property
    def size(self) -> int:
        """Ideas a quarter."""
        return self.owner.size

    def appeals(self, luck: Luck, quarter: int) -> F8:
        """Appeal of each idea (ideas,), one from each of equally likely strata, dealt afresh each quarter."""
        ids = idea_ids(quarter, np.arange(self.size))
        # By luck: a fixed step a quarter would leave the best ideas with one studio for years.
        turn = int(uniforms(luck, "idea_deal", ids[:1])[0] * self.size)
        stratum = (scattered(self.size) + turn) % self.size
        return pareto((stratum + uniforms(luck, "idea_appeal", ids)) / self.size, self.appeal_tail)

    def typical_appeals(self) -> F8:
        """Mean appeal of each stratum (ideas,): the base year's bank.

        n times the integral of u^(-1/k) over the stratum; the middle would understate the best by a third.
        """
        power = 1.0 - 1.0 / self.appeal_tail
        ends = np.arange(self.size + 1) / self.size
        means = self.size * np.diff(ends**power) / power
        return np.asarray(means[scattered(self.size)], dtype=np.float64)


def pareto(uniforms_: F8, tail: float) -> F8:
    """Pareto draws from 1 upwards: u^(-1/k)."""
    return np.asarray(uniforms_ ** (-1.0 / tail), dtype=np.float64)


def bank(studio_shares: F8, size: int, appeal_tail: float) -> IdeaBank:
    """A bank dealt to studios in proportion to their shares of the market."""
    ends = np.cumsum(studio_shares) / studio_shares.sum()
    places = (np.arange(size) + 0.5) / size
    return IdeaBank(np.searchsorted(ends[:-1], places, side="right").astype(np.int16), appeal_tail)


def studio_costs(luck: Luck, shares: F8, dispersion: float) -> F8:
    """Unit cost of each studio over the sector's (studios,): lognormal draws, with the base year's number of works.

    shares (studios,) of the market; a studio lights ideas in proportion to share / cost (see `standing`), and the sum
    of these is 1, so that luck moves studios and not the base year.
    """
    ids: U4 = np.arange(shares.size, dtype=np.uint32)
    draws = np.exp(dispersion * normals(luck, "idea_cost", ids))
    return np.asarray(draws * ((shares / shares.sum()) @ (1.0 / draws)), dtype=np.float64)


def standing(costs: F8, work_substitution: float, appeal_tail: float) -> F8:
    """What viewers' liking of a studio's works must be, over the typical, for its market share to hold at its cost.

    An idea of appeal a is lit from a threshold T c^sd / s on and weighs s a c^(1-sd); over a Pareto(k) bank that is
    share x s^k c^(1 - sd k), so s = c^(sd - 1/k), exact in every draw: who spends more makes what is liked more.
    """
    return np.asarray(costs ** (work_substitution - 1.0 / appeal_tail), dtype=np.float64)
