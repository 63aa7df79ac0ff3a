"""A statement of account on imported credits: an amount shared by works alike, and within a work by points."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simulator.imports.catalogue import Imported
from simulator.imports.tables import TableError
from simulator.kernels.rollup import roll_up
from simulator.kernels.split import split

M8 = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Line:
    """One work of a person's account."""

    work: str
    points: int
    points_of_work: int
    pot_microcents: int
    microcents: int


@dataclass(frozen=True)
class Account:
    """A person's lines and what all of them come to."""

    person: str
    lines: tuple[Line, ...]
    microcents: int


class Books:
    """Credits by work, and the split of an amount to the microcent."""

    def __init__(self, imported: Imported, microcents: int) -> None:
        """Share so many microcents among the works that credit somebody with points."""
        credits_ = imported.credits[imported.credits["points"] > 0].sort_values(["work", "person"])
        if credits_.empty:
            raise TableError(["nobody is credited with points: there is nobody to pay"])
        self.works, numbers = np.unique(credits_["work"].to_numpy(dtype=str), return_inverse=True)
        self.persons, self.people = np.unique(credits_["person"].to_numpy(dtype=str), return_inverse=True)
        self.points = credits_["points"].to_numpy(dtype=np.uint32)
        self.starts = np.concatenate([[0], np.cumsum(np.bincount(numbers, minlength=self.works.size))]).astype(np.int64)
        self.pots: M8 = split(microcents, np.ones(self.works.size, dtype=np.uint32))

    def paid(self) -> M8:
        """Microcents of each person (people,)."""
        return roll_up(self.pots, self.starts, self.people.astype(np.int32), self.points, self.persons.size)

    def account(self, person: str) -> Account:
        """One person's lines; LookupError where nobody of that id is credited. The lines sum to what is paid."""
        row = int(np.searchsorted(self.persons, person))
        if row == self.persons.size or self.persons[row] != person:
            raise LookupError(f"nobody with the id {person!r} is credited")
        lines = tuple(self.line(int(credit)) for credit in np.flatnonzero(self.people == row))
        total = int(self.paid()[row])
        if sum(line.microcents for line in lines) != total:
            raise ArithmeticError(f"the lines of {person} do not sum to what is paid")
        return Account(person, lines, total)

    def line(self, credit: int) -> Line:
        """One credit's part of its work's pot."""
        work = int(np.searchsorted(self.starts, credit, side="right")) - 1
        first, last = int(self.starts[work]), int(self.starts[work + 1])
        points, pot = self.points[first:last], int(self.pots[work])
        part = int(split(pot, points)[credit - first])
        return Line(str(self.works[work]), int(points[credit - first]), int(points.sum()), pot, part)
