"""AI use: how much of a craft's work AI may do."""

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from simulator.terms.clause import Clause


class AiUse(Clause):
    """A contractual ceiling on the share of a craft's tasks that AI may take; it binds besides what AI can do."""

    slot: ClassVar[str] = "ai_use"

    def ceilings(self, crafts: Sequence[str]) -> npt.NDArray[np.float64]:
        """(crafts,) largest permitted share of contestable tasks; 1 where there is no ceiling."""
        return np.ones(len(crafts))
