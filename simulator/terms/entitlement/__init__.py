"""Entitlement: to whom the money goes within a work."""

from typing import ClassVar

import numpy as np
import numpy.typing as npt

from simulator.money import PARTS_PER_BILLION
from simulator.terms.clause import Clause

Points = npt.NDArray[np.uint32]
PARTIES = ("contributors", "holder", "guild_fund", "social_fund")


class Entitlement(Clause):
    """How a work's money is divided between parties, and the contributors' part between people."""

    slot: ClassVar[str] = "entitlement"

    def weights(self) -> tuple[int, int, int, int]:
        """Parts per billion of contributors, holder, guild fund, social fund; they sum to exactly 10**9."""
        return 0, PARTS_PER_BILLION, 0, 0

    def points(self, points: Points) -> Points:
        """(credits,) whole points by which contributors share; here each credit's own."""
        return points
