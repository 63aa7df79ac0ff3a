"""A scale by craft, as guild agreements write it: the real average of its steps over the agreement's term."""

from collections.abc import Sequence
from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from simulator.terms.clause import Clause
from simulator.terms.minimums import Minimums
from simulator.terms.minimums.unchanged import Unchanged
from simulator.units import Figure, Quantity

HIGHEST_FLOOR = 3.0
"""Three times a craft's average pay: far above any scale, and low enough to catch a percentage typed as a number."""
Floor = Annotated[Figure, Quantity("multiple", 0.0, HIGHEST_FLOOR)]


class Scale(Minimums):
    """Floors by craft over base pay; a floor below the sector's own changes nothing."""

    kind: Literal["scale"] = "scale"
    floors_by_craft: Annotated[dict[str, Floor], Field(min_length=1)]
    """Craft -> least average pay, over that of the base year, in real terms."""

    def floors(self, crafts: Sequence[str], usual: float) -> npt.NDArray[np.float64]:
        """(crafts,) the agreed floor or the usual one, whichever is higher."""
        agreed = {name: figure.value for name, figure in self.floors_by_craft.items()}
        return np.array([max(agreed.get(craft, usual), usual) for craft in crafts])

    def rate_zero(self) -> Clause:
        """No scale."""
        return Unchanged()
