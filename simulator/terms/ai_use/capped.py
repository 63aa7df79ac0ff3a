"""A ceiling by craft on the use of AI, as guild agreements write it (minimum staffing)."""

from collections.abc import Sequence
from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from simulator.terms.ai_use import AiUse
from simulator.terms.ai_use.unlimited import Unlimited
from simulator.terms.clause import Clause
from simulator.units import Share

EVERY_CRAFT = "all"


class Capped(AiUse):
    """Ceilings by craft name; `all` holds for every craft that is not named."""

    kind: Literal["capped"] = "capped"
    caps: Annotated[dict[str, Share], Field(min_length=1)]
    """Ceilings by craft, or for all."""

    def ceilings(self, crafts: Sequence[str]) -> npt.NDArray[np.float64]:
        """(crafts,) the craft's own ceiling, else that for all, else 1."""
        values = {name: figure.value for name, figure in self.caps.items()}
        fallback = values.get(EVERY_CRAFT, 1.0)
        return np.array([values.get(craft, fallback) for craft in crafts])

    def rate_zero(self) -> Clause:
        """No ceiling."""
        return Unlimited()
