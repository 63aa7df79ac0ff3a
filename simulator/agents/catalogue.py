"""The works, as columns, with their credits in compressed rows: one row a work (or `weight` works)."""

from dataclasses import dataclass, field, fields
from typing import Any, Self

import numpy as np
import numpy.typing as npt

F8 = npt.NDArray[np.float64]
M8 = npt.NDArray[np.int64]
I2 = npt.NDArray[np.int16]
I4 = npt.NDArray[np.int32]
U4 = npt.NDArray[np.uint32]
I8 = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]

_PER_CREDIT = ("people", "points", "is_principal")
DIMENSIONS = 64


@dataclass
class Catalogue:
    """Columns over works; credits are people[starts[m]:starts[m + 1]], ascending, without repeats."""

    weight: int  # works that a row stands for
    luck_id: U4
    owner: I2
    vintage: I2  # quarter of release, relative to the first simulated quarter
    quality: F8
    minutes: F8
    ai_share: F8
    is_public: Flags  # in the public domain or already scraped: consent cannot be withdrawn
    embedding: I8  # (works, 64) whole numbers
    norm: F8
    starts: M8  # (works + 1,)
    people: I4
    points: U4
    is_principal: Flags
    recouped: M8 = field(default_factory=lambda: np.zeros(0, np.int64))  # microcents kept against advances so far

    def __post_init__(self) -> None:
        """Nothing is recouped at first."""
        if self.recouped.size != self.size:
            self.recouped = np.zeros(self.size, np.int64)

    @property
    def size(self) -> int:
        """Rows."""
        return self.owner.size

    def append(self, other: Self) -> None:
        """Add works at the end; existing rows keep their numbers."""
        starts = np.concatenate([self.starts, other.starts[1:] + self.starts[-1]])
        for name in (*_per_work(), *_PER_CREDIT):
            setattr(self, name, np.concatenate([getattr(self, name), getattr(other, name)]))
        self.starts = starts

    def copy(self) -> Self:
        """The same works with columns of their own."""
        copied = {name: getattr(self, name).copy() for name in (*_per_work(), *_PER_CREDIT, "starts")}
        return type(self)(weight=self.weight, **copied)

    def every(self, step: int) -> Self:
        """Every step-th work, each standing for step times as many; person p becomes person p // step.

        Credits of a work that fall on one person become one, with their points together.
        """
        kept = np.arange(0, self.size, step)
        lengths = np.diff(self.starts)[kept]
        starts = np.concatenate([[0], np.cumsum(lengths)])
        credits_kept = np.repeat(self.starts[kept] - starts[:-1], lengths) + np.arange(starts[-1])
        per_credit = {name: getattr(self, name)[credits_kept] for name in _PER_CREDIT}
        per_credit["people"] = (per_credit["people"] // step).astype(np.int32)
        starts, per_credit = _merged(lengths, per_credit)
        per_work = {name: getattr(self, name)[kept] for name in _per_work()}
        per_work["recouped"] *= step
        return type(self)(weight=self.weight * step, starts=starts, **per_work, **per_credit)


def _merged(lengths: M8, columns: dict[str, Any]) -> tuple[M8, dict[str, Any]]:
    """Starts and columns of credits (ascending by person within each work), one credit a work and person."""
    work = np.repeat(np.arange(lengths.size), lengths)
    people, points = columns["people"], columns["points"]
    is_first = np.ones(people.size, np.bool_)
    is_first[1:] = (people[1:] != people[:-1]) | (work[1:] != work[:-1])
    first = np.flatnonzero(is_first)
    starts = np.concatenate([[0], np.cumsum(np.bincount(work[first], minlength=lengths.size))])
    if not first.size:
        return starts.astype(np.int64), columns
    together = {
        "people": people[first],
        "points": np.add.reduceat(points, first).astype(np.uint32),
        "is_principal": np.logical_or.reduceat(columns["is_principal"], first),
    }
    return starts.astype(np.int64), together


def _per_work() -> list[str]:
    skipped = {"weight", "starts", *_PER_CREDIT}
    return [column.name for column in fields(Catalogue) if column.name not in skipped]


def norms(embedding: I8) -> F8:
    """Euclidean lengths (works,), from whole-number sums of squares."""
    squares = embedding.astype(np.int64)
    return np.asarray(np.sqrt((squares * squares).sum(axis=1).astype(np.float64)))
