"""The people, as columns: one row a person (or `weight` persons), never removed, row number = person id."""

from dataclasses import dataclass, fields
from typing import Self

import numpy as np
import numpy.typing as npt

from simulator.kernels.workforce import active_rows
from simulator.quarters import QUARTERS_PER_YEAR

F8 = npt.NDArray[np.float64]
M8 = npt.NDArray[np.int64]
U4 = npt.NDArray[np.uint32]
U1 = npt.NDArray[np.uint8]
I2 = npt.NDArray[np.int16]

OUT, IDLE, EMPLOYED, RETRAINING, RETIRED = range(5)
NOBODY = -1
ROOM = 0.125
"""Share of its rows that a column is given room for at its end when it moves, so that few quarters copy everybody."""
_MONEY = ("wages", "residuals", "carried", "escrowed")  # of a row, for all the persons that it stands for


@dataclass
class Workforce:
    """Columns over people; retired rows are contributors outside the workforce (heirs, foreign, corporate)."""

    weight: int  # persons that a row stands for
    craft: U1
    state: U1
    employer: I2
    luck_id: U4
    birth_quarter: I2
    skill: F8  # pay relative to the craft's mean
    log_skill: F8
    wages: F8  # (4, people) dollars a row, of the last four quarters
    residuals: M8  # (4, people) microcents a row, paid in the last four quarters
    carried: M8  # below the minimum payment
    escrowed: M8  # owed to people whom nobody has identified

    def __post_init__(self) -> None:
        self._wholes: dict[str, npt.NDArray[np.generic]] = {}  # with room; the columns are their beginnings

    @property
    def size(self) -> int:
        """Rows."""
        return self.craft.size

    @property
    def is_active(self) -> npt.NDArray[np.bool_]:
        """Rows (people,) at work or looking for it in the sector."""
        return np.asarray((self.state == IDLE) | (self.state == EMPLOYED))

    def headcount(self, crafts: int) -> F8:
        """Persons at work or looking for it, (crafts,)."""
        return active_rows(self.craft, self.state, crafts).astype(np.float64) * self.weight

    def append(self, *others: Self) -> None:
        """Add rows at the end; existing rows keep their numbers."""
        for column in _columns(self):
            setattr(self, column, self._longer(column, [getattr(other, column) for other in others]))

    def _longer(self, column: str, parts: list[npt.NDArray[np.generic]]) -> npt.NDArray[np.generic]:
        """A column and more rows: written behind it where there is room, else moved."""
        held, whole = getattr(self, column), self._wholes.get(column)
        size, stop = held.shape[-1], held.shape[-1] + sum(part.shape[-1] for part in parts)
        if whole is None or held.base is not whole or stop > whole.shape[-1]:
            whole = np.empty((*held.shape[:-1], int(stop * (1.0 + ROOM))), held.dtype)
            whole[..., :size], self._wholes[column] = held, whole
        np.concatenate(parts, axis=-1, out=whole[..., size:stop])
        return whole[..., :stop]

    def every(self, step: int) -> Self:
        """Every step-th row, standing for step times as many persons with step times their money (for forks)."""
        kept = {column: getattr(self, column)[..., ::step].copy() for column in _columns(self)}
        for column in _MONEY:
            kept[column] *= step
        return type(self)(weight=self.weight * step, **kept)

    def copy(self) -> Self:
        """The same people with columns of their own."""
        return self.every(1)


def _columns(workforce: Workforce) -> list[str]:
    return [field.name for field in fields(workforce) if field.name != "weight"]


def recruits(luck_ids: U4, craft: int | M8, state: int, quarter: int, skill: F8, weight: int) -> Workforce:
    """New rows of one craft, or each of its own, without past income."""
    size = luck_ids.size
    return Workforce(
        weight=weight,
        craft=np.full(size, craft, np.uint8),
        state=np.full(size, state, np.uint8),
        employer=np.full(size, NOBODY, np.int16),
        luck_id=luck_ids,
        birth_quarter=np.full(size, quarter, np.int16),
        skill=skill,
        log_skill=np.log(skill),
        wages=np.zeros((QUARTERS_PER_YEAR, size)),
        residuals=np.zeros((QUARTERS_PER_YEAR, size), np.int64),
        carried=np.zeros(size, np.int64),
        escrowed=np.zeros(size, np.int64),
    )
