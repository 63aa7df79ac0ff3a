"""Results as a cube (run, quarter, measure) with its plan, and the questions one asks of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from simulator.quarters import QUARTERS_PER_YEAR
from simulator.results import positions
from simulator.results.digest import digest
from simulator.results.interval import Interval, interval
from simulator.results.outcome import Role

PARAMETER = "parameter/"  # plan columns of drawn parameters start with this
PHASE = "phase/"  # plan columns of seconds by phase start with this
CHECK = f"{PHASE}check"  # seconds of looking, where `--check` was asked for
PAIR = ["point", "replication"]  # what two runs share when they share parameters and luck

Years = Collection[int] | None


@dataclass(frozen=True)
class Measure:
    """One thing that is looked at in every quarter.

    `additive`: quarters add up to a year (a flow); else a year shows their mean (a stock, a share, an index).
    """

    name: str
    unit: str
    group: str
    additive: bool
    better: Literal["more", "less", "neither"]


@dataclass(frozen=True, eq=False)
class Cube:
    """Values (runs, quarters, measures), NaN where a run failed; one row of `plan` a run, sorted by run.

    Plan columns: run, regime, role, point, replication, scale, seed, status ("ok" or "failed"), seconds,
    error, balance, balances_sha256, `parameter/<path>` (drawn; NaN at the centre), `phase/<name>` (seconds).

    In all questions `years` are calendar years (None: all of them), and a number is that of an average year:
    the sum of four quarters for a flow, the mean for anything else.
    """

    plan: pd.DataFrame
    quarters: tuple[str, ...]
    measures: tuple[Measure, ...]
    values: npt.NDArray[np.float64]

    @property
    def names(self) -> list[str]:
        """The measures' names, in order."""
        return [measure.name for measure in self.measures]

    def measure(self, name: str) -> Measure:
        """The measure of this name; LookupError, with the nearest name, where there is none."""
        return self.measures[int(positions.named([name], self.names)[0])]

    def frame(self) -> pd.DataFrame:
        """The values without copying: index (run, quarter), one column a measure."""
        index = pd.MultiIndex.from_product([self.plan["run"], self.quarters], names=["run", "quarter"])
        flat = self.values.reshape(-1, len(self.measures))
        return pd.DataFrame(flat, index=index, columns=pd.Index(self.names, name="measure"), copy=False)

    def select(
        self,
        *,
        regimes: Collection[str] | None = None,
        roles: Collection[str] | None = None,
        measures: Sequence[str] | None = None,
        years: Years = None,
    ) -> "Cube":
        """A smaller cube; None keeps all."""
        rows = positions.rows(self.plan, {"regime": regimes, "role": roles})
        quarters = positions.quarters(self.quarters, years)
        columns = positions.named(measures, self.names)
        return Cube(
            self.plan.iloc[rows].reset_index(drop=True),
            tuple(self.quarters[quarter] for quarter in quarters),
            tuple(self.measures[column] for column in columns),
            self.values[np.ix_(rows, quarters, columns)],
        )

    def series(self, measure: str, regime: str, *, role: Role = "ensemble", years: Years = None) -> pd.Series:
        """One number a run, index (point, replication)."""
        positions.named([regime], list(self.plan["regime"].unique()))
        chosen = self.select(regimes=[regime], roles=[role], measures=[measure], years=years)
        per_year = QUARTERS_PER_YEAR if chosen.measures[0].additive else 1
        numbers = np.mean(chosen.values, axis=(1, 2)) * per_year
        return pd.Series(numbers, index=pd.MultiIndex.from_frame(chosen.plan[PAIR]), name=measure)

    def differences(
        self,
        measure: str,
        regime: str,
        baseline: str | None = None,
        *,
        role: Role = "ensemble",
        years: Years = None,
    ) -> pd.Series:
        """Regime minus baseline in each pair; without a baseline the levels; a pair with a NaN is out."""
        numbers = self.series(measure, regime, role=role, years=years)
        if baseline is not None:
            numbers = numbers - self.series(measure, baseline, role=role, years=years).reindex(numbers.index)
        return numbers.dropna()

    def levels(self, measure: str, regime: str, *, years: Years = None) -> Interval:
        """The interval of a regime's level over the ensemble."""
        return self._interval(measure, regime, None, years)

    def paired(self, measure: str, regime: str, baseline: str, *, years: Years = None) -> Interval:
        """The interval of regime minus baseline, from pairs that share luck and parameters."""
        return self._interval(measure, regime, baseline, years)

    def full(self, measure: str, regime: str, baseline: str | None = None, *, years: Years = None) -> float:
        """The level, or the difference from a baseline, in the full-size run; NaN where there is none."""
        found = self.differences(measure, regime, baseline, role="full", years=years)
        return float(found.iloc[0]) if len(found) else float("nan")

    def draws(self) -> pd.DataFrame:
        """Drawn parameters of the ensemble: index (point, replication), one column a path."""
        drawn = self.plan[self.plan["role"] == "ensemble"].drop_duplicates(PAIR).set_index(PAIR)
        paths = [column for column in drawn.columns if column.startswith(PARAMETER)]
        return drawn[paths].rename(columns=lambda column: column.removeprefix(PARAMETER))

    def failures(self) -> pd.DataFrame:
        """The rows of the plan whose run failed."""
        return self.plan[self.plan["status"] == "failed"]

    def digest(self) -> str:
        """SHA-256 over values sorted by run, measure name and quarter, and over the runs' ledger balances."""
        plan = self.plan.sort_values("run", kind="stable")
        ordered = self.values[plan.index][:, :, np.argsort(np.array(self.names), kind="stable")]
        balances = plan["balance"] + " " + plan["balances_sha256"]
        return digest(ordered.transpose(0, 2, 1), balances)

    def _interval(self, measure: str, regime: str, baseline: str | None, years: Years) -> Interval:
        ensemble = self.differences(measure, regime, baseline, role="ensemble", years=years)
        luck = self.differences(measure, regime, baseline, role="luck", years=years)
        return interval(ensemble.to_numpy(np.float64), luck.to_numpy(np.float64))
