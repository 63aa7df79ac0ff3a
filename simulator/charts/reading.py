"""What charts ask of a cube: years instead of quarters, pairs that share their luck, one row of numbers a question."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from simulator.charts.regimes import Regimes, plain
from simulator.results.cube import Cube
from simulator.results.interval import interval
from simulator.results.outcome import Role

F8 = npt.NDArray[np.float64]
Quantity = Callable[["Reading", str, Role], F8]  # (reading, regime, role) -> one number a run, (replications,)
Row = dict[str, str | int | float]

QUARTERS_PER_YEAR = 4
# Measures that look back over four quarters, or are a stock: their year is its last quarter.
LOOKING_BACK = (
    "residual_", "income_p50", "income/", "residuals/", "bands/", "payments/", "payments_money/", "payees",
    "above_threshold_share", "escrow", "carried", "undistributed",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Reading:
    """A cube seen through its study's regimes; `titles` names the members of groups ("camera": "Camera operators")."""

    cube: Cube
    regimes: Regimes
    titles: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Calendar years, in order."""
        return tuple(sorted(set(self._quarter_years)))

    @cached_property
    def _quarter_years(self) -> list[int]:
        return [int(quarter[:4]) for quarter in self.cube.quarters]

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {name: column for column, name in enumerate(self.cube.names)}

    @cached_property
    def _rows(self) -> dict[tuple[str, str, int, int], int]:
        keys = zip(*(self.cube.plan[name] for name in ("regime", "role", "point", "replication")), strict=True)
        return {(str(regime), str(role), int(p), int(r)): row for row, (regime, role, p, r) in enumerate(keys)}

    @cached_property
    def _pairs(self) -> dict[str, list[tuple[int, int]]]:
        """Role -> (point, replication) in order: the k-th value of each regime shares its luck."""
        roles = {key[1] for key in self._rows}
        return {role: sorted({key[2:] for key in self._rows if key[1] == role}) for role in roles}

    @property
    def worlds(self) -> int:
        """Worlds of the ensemble, in which at least one regime was to run."""
        return len(self._pairs.get("ensemble", ()))

    @property
    def is_luck_alone(self) -> bool:
        """Whether no figure was drawn, so that worlds differ in luck alone."""
        return self.cube.draws().dropna(axis=1, how="all").empty

    def has(self, *measures: str) -> bool:
        """Whether the results hold all these measures."""
        return all(measure in self._columns for measure in measures)

    def groups(self, measure: str, group: str) -> tuple[str, ...]:
        """Members of a group that a measure is split by: `groups("hours", "craft")`."""
        head = f"{measure}/{group}="
        return tuple(
            name[len(head) :] for name in self.cube.names if name.startswith(head) and "/" not in name[len(head) :]
        )

    def title(self, member: str) -> str:
        """A craft's title, or its name in plain words."""
        return self.titles.get(member) or plain(member)

    def quarterly(self, measure: str, regime: str, role: Role = "ensemble") -> F8:
        """Values (replications, quarters), NaN where a run is missing; LookupError for an unknown measure."""
        if measure not in self._columns:
            raise LookupError(f"these results hold no measure {measure!r}")
        found = np.full((len(self._pairs.get(role, ())), len(self.cube.quarters)), np.nan)
        for pair, (point, replication) in enumerate(self._pairs.get(role, ())):
            row = self._rows.get((regime, role, point, replication))
            if row is not None:
                found[pair] = self.cube.values[row, :, self._columns[measure]]
        return found

    def yearly(self, measure: str, regime: str, role: Role = "ensemble") -> F8:
        """Values (replications, years): a flow's sum, a looking-back measure's last quarter, else the mean.

        A year that the run covers only in part counts as a full one of the same pace.
        """
        values = self.quarterly(measure, regime, role)
        years = np.array(self._quarter_years)
        if measure.startswith(LOOKING_BACK):
            return np.stack([values[:, np.flatnonzero(years == year)[-1]] for year in self.years], axis=1)
        means = np.stack([values[:, years == year].mean(axis=1) for year in self.years], axis=1)
        return means * (QUARTERS_PER_YEAR if self.is_flow(measure) else 1)

    def is_flow(self, measure: str) -> bool:
        """Whether quarters add up to a year."""
        return self.cube.measures[self._columns[measure]].additive

    def average(self, measure: str, regime: str, role: Role = "ensemble") -> F8:
        """The mean over the years, (replications,): for a flow, the amount of an average year."""
        return np.asarray(self.yearly(measure, regime, role).mean(axis=1))

    def total(self, measures: Collection[str], regime: str, role: Role = "ensemble") -> F8:
        """The sum of several measures in an average year, (replications,); measures that are missing count as zero."""
        known = [measure for measure in measures if self.has(measure)]
        empty = np.zeros(len(self._pairs.get(role, ())))
        parts = [empty, *(self.average(measure, regime, role) for measure in known)]
        return np.asarray(np.sum(parts, axis=0))

    def row(self, quantity: Quantity, regime: str) -> Row:
        """Low, middle and high of a quantity over the ensemble, beside the full-size run and what luck alone does."""
        ensemble, luck = quantity(self, regime, "ensemble"), quantity(self, regime, "luck")
        found, full = interval(ensemble, luck), quantity(self, regime, "full")
        central = float(full[0]) if full.size else float("nan")
        return {
            "regime": regime,
            "low": found.low,
            "middle": found.middle if found.pairs else central,
            "high": found.high,
            "full_size": central,
            "probability_positive": found.probability_positive,
            "luck_share": found.luck_share,
            "pairs": found.pairs,
        }

    def central(self, quantity: Quantity, regime: str) -> float:
        """The full-size run's number, or the mean of the worlds where there is none: for levels and distributions."""
        return mean_of_first(quantity(self, regime, "full"), quantity(self, regime, "ensemble"))

    def mean(self, quantity: Quantity, regime: str) -> float:
        """The mean of the worlds, or the full-size run's number: unlike middles, means add up over parts."""
        return mean_of_first(quantity(self, regime, "ensemble"), quantity(self, regime, "full"))


def mean_of_first(*choices: F8) -> float:
    """The mean of the first that holds a number; NaN where none does."""
    known = (values for values in choices if np.isfinite(values).any())
    return next((float(np.nanmean(values)) for values in known), float("nan"))


def ratio(above: F8, below: F8) -> F8:
    """Element by element, NaN where there is nothing to divide by."""
    nothing = np.full(np.broadcast(above, below).shape, np.nan)
    return np.asarray(np.divide(above, below, out=nothing, where=np.asarray(below) != 0))


def against(quantity: Quantity) -> Quantity:
    """The same quantity as a difference from the baseline, pair by pair."""
    return lambda reading, regime, role: (
        quantity(reading, regime, role) - quantity(reading, reading.regimes.baseline, role)
    )
