"""Outcomes, in whatever order they come, gathered into one cube sorted by run."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from simulator.quarters import Quarter
from simulator.results.cube import PARAMETER, PHASE, Cube, Measure
from simulator.results.outcome import Outcome, Run


class Gathering:
    """Values (runs, quarters, measures), allocated once and filled as outcomes arrive."""

    values: npt.NDArray[np.float64]

    def __init__(self, runs: Iterable[Run], measures: Sequence[Measure]) -> None:
        self.runs = sorted(runs, key=lambda run: run.run)
        self.measures = tuple(measures)
        self.quarters = _quarters(self.runs)
        self.values = np.full((len(self.runs), len(self.quarters), len(measures)), np.nan)
        self._rows = {run.run: row for row, run in enumerate(self.runs)}
        self._facts: dict[int, dict[str, Any]] = {}

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Take outcomes in; their arrays are copied and can go."""
        for outcome in outcomes:
            self.values[self._rows[outcome.run]] = outcome.values  # noqa: PD011 - an array, not a frame
            self._facts[outcome.run] = _facts(outcome)

    def cube(self) -> Cube:
        """The cube of all runs; KeyError while an outcome is missing."""
        plan = pd.DataFrame([_described(run) | self._facts[run.run] for run in self.runs])
        return Cube(plan, self.quarters, self.measures, self.values)


def _quarters(runs: Sequence[Run]) -> tuple[str, ...]:
    """Names of the quarters that all runs share; ValueError where they differ."""
    spans = {(run.start, run.quarters) for run in runs}
    if len(spans) != 1:
        raise ValueError(f"the runs of one plan cover {len(spans)} spans of quarters; expected one")
    start, quarters = spans.pop()
    return tuple(str(Quarter.parse(start) + quarter) for quarter in range(quarters))


def _described(run: Run) -> dict[str, Any]:
    """What the plan says of a run."""
    columns = ("run", "regime", "role", "point", "replication", "scale", "seed")
    return {name: getattr(run, name) for name in columns} | _prefixed(PARAMETER, run.values)


def _facts(outcome: Outcome) -> dict[str, Any]:
    """What became of a run."""
    return {
        "status": "ok" if outcome.error is None else "failed",
        "seconds": outcome.seconds,
        "error": outcome.error or "",
        "balance": str(outcome.balance),  # whole microcents; text, since a faulty one may pass 64 bits
        "balances_sha256": outcome.balances_sha256,
    } | _prefixed(PHASE, outcome.phases)


def _prefixed(prefix: str, numbers: Mapping[str, float]) -> dict[str, float]:
    return {prefix + name: float(number) for name, number in numbers.items()}
