"""The plan of a study: which runs there are, in which batches, from a sector, regimes and a layout."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from simulator.experiments.draws import draws
from simulator.results.cube import Measure
from simulator.results.digest import text_digest
from simulator.results.outcome import Batch, Role, Run

CENTRE = 0  # the point of central parameters; replication r of the ensemble is at point r + 1


@dataclass(frozen=True)
class Layout:
    """How many runs of which size: replications of the ensemble and of luck alone, and one run at full size."""

    start: str
    quarters: int
    seed: int
    replications: int
    scale: float
    luck_replications: int
    full_scale: float
    is_uncertain: bool  # whether parameters are drawn, or luck alone


@dataclass(frozen=True)
class Plan:
    """Batches, the longest first; runs are numbered through. `name` stands before the bar of progress."""

    batches: tuple[Batch, ...]
    name: str = ""

    @property
    def runs(self) -> list[Run]:
        """All runs, by number."""
        return [run for batch in self.batches for run in batch.runs]

    def checked(self) -> "Plan":
        """The same runs, with every number looked at after every phase."""
        return replace(
            self,
            batches=tuple(
                replace(batch, runs=tuple(replace(run, is_checked=True) for run in batch.runs))
                for batch in self.batches
            ),
        )

    def fingerprint(self, measures: Sequence[Measure], code: str) -> str:
        """A hash over all that decides the values: runs, terms, sector, measures, code."""
        words = [repr(measure) for measure in measures]
        hashes = _Hashes()
        return text_digest(code, *words, *(word for run in self.runs for word in _words(run, hashes)))


def plan_of(sector: Any, regimes: Mapping[str, Any], layout: Layout) -> Plan:
    """The runs of a study; the first regime is the baseline, and first in every batch."""
    batches = [
        [
            Run(
                number * len(regimes) + place, regime, role, replication, point, scale,
                layout.seed, layout.start, layout.quarters, values, terms, sector,
            )
            for place, (regime, terms) in enumerate(regimes.items())
        ]
        for number, (role, replication, point, scale, values) in enumerate(_replications(sector, layout))
    ]  # fmt: skip
    return Plan(tuple(Batch(number, tuple(runs)) for number, runs in enumerate(batches)))


def _replications(sector: Any, layout: Layout) -> Iterator[tuple[Role, int, int, float, dict[str, float]]]:
    """Role, replication, point, scale and drawn values; luck alone shares its luck with the ensemble."""
    if layout.full_scale:
        yield "full", 0, CENTRE, layout.full_scale, {}
    drawn = draws(sector.free() if layout.is_uncertain else {}, layout.replications, layout.seed)
    for replication, values in enumerate(drawn):
        yield "ensemble", replication, replication + 1, layout.scale, values
    for replication in range(layout.luck_replications):
        yield "luck", replication, CENTRE, layout.scale, {}


class _Hashes(dict[int, str]):
    """Hashes of objects that many runs share, each worked out once; the runs keep the objects alive meanwhile."""

    def of(self, thing: Any) -> str:
        """The hash of terms or of a sector."""
        if id(thing) not in self:
            self[id(thing)] = thing.hash()
        return self[id(thing)]


def _words(run: Run, hashes: _Hashes) -> list[str]:
    """A run in words, its terms and sector by their hashes."""
    plain = [repr(getattr(run, field.name)) for field in fields(run) if field.name not in {"terms", "sector"}]
    return [*plain, hashes.of(run.terms), hashes.of(run.sector)]
