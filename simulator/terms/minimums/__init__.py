"""Minimums: what employers must pay at least, craft by craft."""

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from simulator.terms.clause import Clause


class Minimums(Clause):
    """Floors under wages in real terms, as shares of a craft's average pay of the base year."""

    slot: ClassVar[str] = "minimums"

    def floors(self, crafts: Sequence[str], usual: float) -> npt.NDArray[np.float64]:
        """(crafts,) the floor under each craft's wage; `usual` is the sector's where the agreement is silent."""
        return np.full(len(crafts), usual)
