"""One world under today's rules, read as moments: what the runner's processes do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import numpy.typing as npt

from simulator.experiments.calibration.moments import QUARTERS, Kind, Moment, readings
from simulator.experiments.engine import Engine
from simulator.experiments.validation.seen import PERIODS, Seen
from simulator.model.run import measures_of, run_one
from simulator.results.cube import Measure
from simulator.results.outcome import Batch, Outcome, Run

F8 = npt.NDArray[np.float64]

FUTURE = PERIODS["future"][0]


@dataclass(frozen=True)
class Reader:
    """Which moments are read, in order."""

    kind: Kind
    names: tuple[str, ...]

    def of(self, run: Run) -> F8:
        """Moments (moments,) of a run's world; RuntimeError where the model fails."""
        future = seen(run, FUTURE, QUARTERS[self.kind])
        past = seen(run, *PERIODS["past"]) if self.kind == "published" else None
        found: Mapping[str, float] = readings(self.kind, run.sector, future, past)
        return np.array([found[name] for name in self.names])


def engine(kind: Kind, moments: list[Moment]) -> Engine:
    """What the runner needs: a world's moments stand in the place of one quarter's measures."""
    names = tuple(moment.name for moment in moments)
    measures = tuple(Measure(name, "index", "moments", additive=False, better="neither") for name in names)
    return Engine(partial(read_batch, Reader(kind, names)), measures)


def read_batch(reader: Reader, batch: Batch) -> list[Outcome]:
    """Outcomes of a batch of single worlds, values (1, moments)."""
    return [Outcome(run.run, reader.of(run)[None, :]) for run in batch.runs]


def seen(run: Run, start: str, quarters: int) -> Seen:
    """A run's sector and luck, lived from another start; RuntimeError where it fails."""
    row = replace(run, start=start, quarters=quarters)
    outcome = run_one(row)
    if outcome.error is not None:
        raise RuntimeError(outcome.error)
    columns = {measure.name: outcome.values[:, place] for place, measure in enumerate(measures_of(row))}
    return Seen(int(start[:4]), columns)
