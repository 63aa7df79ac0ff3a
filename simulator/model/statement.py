"""Statement: one person's payments, line by line, by replaying the run that made them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.kernels.split import split
from simulator.model.books import PeoplesQuarter, Pots, Recorder, group_name
from simulator.model.entitled import points_of
from simulator.model.run import BURN_IN_QUARTERS, simulate, start
from simulator.results.outcome import Run
from simulator.terms.sheet import TermSheet

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

M8 = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Line:
    """One work in one quarter. The pots of all payers are summed per work before they are split to people."""

    quarter: str
    work: int
    owner: str
    released: str
    points: int
    points_of_work: int
    pot_microcents: int  # of all the work's people, after administration and the other parties
    output_groups: tuple[tuple[str, int, int], ...]  # payer, year of the model sold, microcents of the pot
    microcents: int


@dataclass(frozen=True)
class QuarterSum:
    """What became of a person's lines of a quarter, in microcents."""

    quarter: str
    lines: int
    commission: int
    escrowed: int
    carried_in: int
    carried_out: int
    fee_and_cap: int
    paid: int

    @property
    def is_balanced(self) -> bool:
        """Lines + carried in = commission + escrow + fee and cap + paid + carried out."""
        out = self.commission + self.escrowed + self.fee_and_cap + self.paid + self.carried_out
        return self.lines + self.carried_in == out


@dataclass
class Statement:
    """A person's account: who they are, every line, and each quarter's sum."""

    person: int
    craft: str
    persons: int  # that the row stands for
    lines: list[Line] = field(default_factory=list)
    quarters: list[QuarterSum] = field(default_factory=list)


class Clerk:
    """Records the quarters of a few people while a run is replayed."""

    def __init__(self, people: Sequence[int]) -> None:
        """Rows whose accounts are kept."""
        self.wanted = np.array(sorted(set(people)), dtype=np.int64)
        self.statements: dict[int, Statement] = {}

    def record(self, model: "ResidualModel", law: TermSheet, pots: Pots, people: PeoplesQuarter) -> None:
        """Lines of every wanted person with a credit on a work that has a pot this quarter."""
        for person in self.wanted[self.wanted < people.gross.size]:
            account = self.statements.setdefault(int(person), opened(model, int(person)))
            lines = [line(model, law, pots, int(credit)) for credit in paying_credits(model, pots, int(person))]
            account.lines.extend(lines)
            account.quarters.append(summed(model, people, int(person), sum(item.microcents for item in lines)))


def statements(run: Run, people: Sequence[int]) -> list[Statement]:
    """Replay a run and return the accounts of some people; raises LookupError for a row that never existed."""
    clerk = Clerk(people)
    model = replay(run, clerk)
    if clerk.wanted.size and clerk.wanted[-1] >= model.people.size:
        raise LookupError(f"there is no person {clerk.wanted[-1]} in this run; people are 0 to {model.people.size - 1}")
    return [clerk.statements.get(int(person)) or opened(model, int(person)) for person in clerk.wanted]


def replay(run: Run, recorder: Recorder) -> "ResidualModel":
    """Step the run again, bit for bit, with a recorder; where people foresee, in the life that was reported."""
    model = start(run)
    if run.sector.switches.expectations == "foresight":
        model.foreseen = simulate(run).model.foreseen
    model.recorder = recorder
    for _ in range(BURN_IN_QUARTERS + run.quarters):
        model.step()
    return model


def opened(model: "ResidualModel", person: int) -> Statement:
    """An empty account."""
    craft = model.base.sector.crafts[int(model.people.craft[person])]
    return Statement(person, craft.title, model.people.weight)


def paying_credits(model: "ResidualModel", pots: Pots, person: int) -> M8:
    """Credits (positions) of a person on works that have a pot."""
    credits_ = np.flatnonzero(model.works.people == person)
    works = np.searchsorted(model.works.starts, credits_, side="right") - 1
    return np.asarray(credits_[pots.people[works] != 0])


def line(model: "ResidualModel", law: TermSheet, pots: Pots, credit: int) -> Line:
    """One credit's part of its work's pot: the same split as the ledger's, of that work alone."""
    works = model.works
    work = int(np.searchsorted(works.starts, credit, side="right") - 1)
    first, last = int(works.starts[work]), int(works.starts[work + 1])
    points = points_of(model, law)[first:last]
    parts = split(int(pots.people[work]), points)
    return Line(
        str(model.calendar),
        work,
        model.cast.studios[int(works.owner[work])].name,
        str(model.first_quarter + int(works.vintage[work])),
        int(points[credit - first]),
        int(points.sum()),
        int(pots.people[work]),
        output_groups(model, pots, work),
        int(parts[credit - first]),
    )


def output_groups(model: "ResidualModel", pots: Pots, work: int) -> tuple[tuple[str, int, int], ...]:
    """Whose outputs of which year the work's pot came from; what is left came from the pool or through the holder."""
    claims = model.accrued.claims
    return tuple(
        (group_name(model, payer), claims[payer].year, int(pot[work]))
        for payer, pot in pots.by_payer.items()
        if pot[work] != 0
    )


def summed(model: "ResidualModel", people: PeoplesQuarter, person: int, lines: int) -> QuarterSum:
    """What became of the lines: the kernel's own numbers, and what they leave for fee and cap."""
    carried_out = int(model.people.carried[person])
    known = (
        int(people.commission[person]) if people.escrow[person] == 0 else 0,
        int(people.escrow[person]),
        int(people.paid[person]),
    )
    before = int(people.carried_before[person])
    rest = lines + before - sum(known) - carried_out
    return QuarterSum(str(model.calendar), lines, known[0], known[1], before, carried_out, rest, known[2])
