"""What one world's bargaining needs to know; small enough to travel to another process."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.quarters import QUARTERS_PER_YEAR, Quarter
from simulator.scenario.sector import Sector
from simulator.scenario.study import Study
from simulator.scenario.table import Table
from simulator.terms.sheet import TermSheet


@dataclass(frozen=True)
class Task:
    """One replication: its sector and table at drawn values, term sheets by name, the fallback among them."""

    replication: int
    sector: Sector
    table: Table
    sheets: Mapping[str, TermSheet]
    fallback: str
    start: str
    scale: float
    seed: int

    @property
    def offers(self) -> dict[str, TermSheet]:
        """Ask, offer and, where known, settlement."""
        names = (self.table.ask, self.table.offer, self.table.settlement)
        return {name: self.sheets[name] for name in names if name is not None}

    @property
    def quarters(self) -> int:
        """Quarters over which the parties count."""
        return self.table.years * QUARTERS_PER_YEAR

    @property
    def quarters_to_expiry(self) -> int:
        """Quarters from the start until a strike begins."""
        return Quarter.parse(self.table.expires) - Quarter.parse(self.start)


def table_of(study: Study) -> Table:
    """The study's table."""
    assert study.table is not None  # noqa: S101 - StudyFile gives a table to each study of kind bargain
    return study.table
