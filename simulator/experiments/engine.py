"""What is run: the model's function for a batch, and the measures that its values stand for."""

from dataclasses import dataclass
from typing import Self

from simulator.experiments.work import RunBatch
from simulator.results.cube import Measure


@dataclass(frozen=True)
class Engine:
    """`run_batch` must be a module's own function, so that it reaches other processes by name."""

    run_batch: RunBatch
    measures: tuple[Measure, ...]

    @classmethod
    def ours(cls) -> Self:
        """The simulator's model, imported when asked for."""
        from simulator.model.run import MEASURES, run_batch

        return cls(run_batch, tuple(MEASURES))
