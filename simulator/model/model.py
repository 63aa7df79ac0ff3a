"""The model: institutions, people, works, an economy and a ledger, stepped one quarter at a time."""

import mesa

from simulator.agents.catalogue import Catalogue
from simulator.agents.institutions import Cast, CollectingSociety
from simulator.agents.workforce import Workforce
from simulator.ledger.journal import Ledger
from simulator.model import quarter
from simulator.model.accrue import Accrued
from simulator.model.books import Recorder, Settlement
from simulator.model.borders import Guard
from simulator.model.economy import Economy
from simulator.model.outlook import Foreseen
from simulator.model.primitives import Primitives
from simulator.model.strike import Strike
from simulator.quarters import Quarter
from simulator.randomness import Luck
from simulator.terms.sheet import TermSheet
from simulator.terms.term import Term


class ResidualModel(mesa.Model):
    """One world under one term sheet. Built by `simulator.model.build`; `step()` is one quarter."""

    def __init__(
        self, base: Primitives, terms: TermSheet, status_quo: TermSheet, luck: Luck, first_quarter: Quarter
    ) -> None:
        """base: the calibrated sector; status_quo: the law until the terms take effect and after they end."""
        # Mesa asks for a generator; nothing in the model draws from it (tests/house forbids it).
        super().__init__(rng=0)
        self.base = base
        self.terms = terms
        self.status_quo = status_quo
        self.luck = luck
        self.first_quarter = first_quarter
        self.now = 0  # quarters since the first; Mesa has a `time` of its own, and from 3.5 on it is a float
        self.is_fork = False
        self.strike: Strike | None = None
        self.covered_studio: int | None = None  # the one that signs the term sheet; None: all do
        self.foreseen: Foreseen | None = None
        self.recorder: Recorder | None = None
        self.guard: Guard | None = None  # looks at every number after every phase
        self.seconds: dict[str, float] = {}  # spent in each phase so far
        self.cast = Cast()
        self.society = CollectingSociety(self)
        self.people: Workforce
        self.works: Catalogue
        self.economy: Economy
        self.ledger: Ledger
        self.accrued: Accrued
        self.settlement: Settlement

    @property
    def calendar(self) -> Quarter:
        """The quarter that is being simulated."""
        return self.first_quarter + self.now

    @property
    def law(self) -> TermSheet:
        """The term sheet in force this quarter, at its bargained rate where it has one."""
        return self.terms if self.is_in_force(self.calendar) else self.status_quo

    def is_in_force(self, quarter: Quarter) -> bool:
        """Whether the term sheet holds in a quarter."""
        return self.terms.of(Term).is_in_force(quarter)

    def dissolve(self) -> None:
        """Let go of everything: agents and model know each other, and Python by itself keeps such rings for long."""
        self.__dict__.clear()

    def step(self) -> None:
        """One quarter, in the order of MODEL.md section 2."""
        quarter.step(self)
        self.now += 1
