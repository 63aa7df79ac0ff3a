"""Allocation: to which works the money goes."""

from typing import Annotated, ClassVar, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from simulator.money import apply_rate, parts_per_billion
from simulator.terms.clause import Clause
from simulator.units import Share, assumption

Money = npt.NDArray[np.int64]
Remainder = Literal["pool", "holder", "fund"]
Neighbours = Annotated[int, Field(ge=1, le=4096)]


class Allocation(Clause):
    """A key from outputs to works for the explained share of the money; the remainder goes where the clause says.

    `pool` goes in equal parts to the works trained on, and on to their people; `holder` to holders by their works;
    `fund` is the guilds'.
    """

    slot: ClassVar[str] = "allocation"

    explained_share: Share = assumption(1.0, "share", "Everything is attributed to works.")
    """Share of the money that follows the key."""
    remainder: Remainder = "pool"
    """Where the rest goes: equally to all credited people, to holders by their works, or to the guilds' fund."""

    @property
    def method(self) -> str:
        """Name of the attribution method (simulator.kernels.attribution)."""
        return self.kind

    @property
    def nearest(self) -> int:
        """How many of the nearest works share an output's money, where the method asks for it."""
        return 1

    def explained(self, amounts: Money) -> Money:
        """Microcents that follow the key, rounded down; the rest of `amounts` is the remainder."""
        return apply_rate(amounts, parts_per_billion(self.explained_share.value))
