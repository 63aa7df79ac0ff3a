"""What goes to a worker process and what comes back: a run, a batch of runs, an outcome; all small."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self

import numpy as np
import numpy.typing as npt

Role = Literal["full", "ensemble", "luck"]
ROLES: dict[str, str] = {
    "full": "one run at full size and central parameters, for levels and distributions",
    "ensemble": "a small run with its own luck and, where the study says so, its own drawn parameters",
    "luck": "a small run with the same luck as the ensemble's, at central parameters: what luck alone does",
}


@dataclass(frozen=True)
class Run:
    """One row of the plan.

    `values` are the drawn parameters (path -> value), empty at central parameters; the model receives
    `sector` already at them. `terms` and `sector` come from floors above and are passed on unread.
    """

    run: int
    regime: str
    role: Role
    replication: int
    point: int
    scale: float
    seed: int
    start: str
    quarters: int
    values: Mapping[str, float]
    terms: Any
    sector: Any
    is_checked: bool = False  # whether every number is looked at after every phase


@dataclass(frozen=True)
class Batch:
    """All regimes of one replication, baseline first: one process can then compare persons across regimes."""

    batch: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a run gives: `values` (quarters, measures), and an error in one line where it failed.

    `balance` is the sum of all ledger accounts in microcents and must be 0; `balances_sha256` is a hash over
    the single accounts, "" where the model keeps none; `phases` are seconds by phase of the model.
    """

    run: int
    values: npt.NDArray[np.float64]
    seconds: float = 0.0
    error: str | None = None
    balance: int = 0
    balances_sha256: str = ""
    phases: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def failure(cls, run: Run, measures: int, error: str, seconds: float = 0.0) -> Self:
        """The outcome of a run that failed: all values NaN, (run.quarters, measures)."""
        return cls(run.run, np.full((run.quarters, measures), np.nan), seconds, error)
