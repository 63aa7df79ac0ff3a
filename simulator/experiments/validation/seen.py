"""One run of the default scenario, read year by year."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simulator.model.run import measures_of, run_one
from simulator.results.outcome import Run
from simulator.scenario.load import load_regime, load_sector

F8 = npt.NDArray[np.float64]
QUARTERS = 4
SEED, SCALE = 20270101, 0.02
PERIODS = {"past": ("2019Q1", 24), "future": ("2027Q1", 40)}


@dataclass(frozen=True)
class Seen:
    """Measures of one run, quarter by quarter, from a first year on."""

    first_year: int
    columns: Mapping[str, F8]

    def total(self, measure: str, year: int) -> float:
        """A flow of a year."""
        return float(self._of(measure, year).sum())

    def mean(self, measure: str, year: int) -> float:
        """A stock or an index of a year."""
        return float(self._of(measure, year).mean())

    def _of(self, measure: str, year: int) -> F8:
        first = (year - self.first_year) * QUARTERS
        return self.columns[measure][first : first + QUARTERS]


def run(period: str, scale: float = SCALE) -> Seen:
    """The status quo of the shipped sector, central parameters, one luck. Raises RuntimeError where it fails."""
    start, quarters = PERIODS[period]
    row = Run(
        run=0, regime="status_quo", role="full", replication=0, point=0, scale=scale, seed=SEED, start=start,
        quarters=quarters, values={}, terms=load_regime("status_quo"), sector=load_sector("hollywood"),
    )  # fmt: skip
    outcome = run_one(row)
    if outcome.error is not None:
        raise RuntimeError(outcome.error)
    columns = {measure.name: outcome.values[:, k] for k, measure in enumerate(measures_of(row))}
    return Seen(int(start[:4]), columns)
