"""The outcomes that an analysis of uncertainty is about: what each party gets of a regime, against the baseline."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from simulator.results.cube import Cube
from simulator.results.outcome import Role

F8 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Interest:
    """A measure of the cube, whose average year under a regime is set beside the baseline's, and whose it is."""

    measure: str
    title: str
    unit: str
    party: str
    better: Literal["more", "less"] = "more"


INTERESTS: tuple[Interest, ...] = (
    Interest("residual_mean", "AI residuals of a worker", "dollars a year", "workers"),
    Interest("hours", "Hours of human work", "hours a year", "workers"),
    Interest("studio_profit", "Profit of studios", "dollars a year", "studios"),
    Interest("ai_firm_profit", "Profit of AI firms", "dollars a year", "AI firms"),
    Interest("consumer_surplus_change", "Consumers' surplus", "dollars a year", "consumers"),
)


def told(cube: Cube) -> tuple[Interest, ...]:
    """Those whose measure the cube holds."""
    return tuple(interest for interest in INTERESTS if interest.measure in cube.names)


def by_world(cube: Cube, measure: str, regimes: list[str], baseline: str, role: Role = "ensemble") -> F8:
    """Regime minus baseline (worlds, regimes), in the worlds where every one of them ran."""
    columns = [cube.differences(measure, regime, baseline, role=role) for regime in regimes]
    shared = columns[0].index
    for column in columns[1:]:
        shared = shared.intersection(column.index)
    return np.stack([column.reindex(shared).to_numpy(np.float64) for column in columns], axis=1)
