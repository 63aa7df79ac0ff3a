"""What is run: the model's function for a batch, and the measures that its values stand for."""

from dataclasses import dataclass
from typing import Self

from simulator.experiments.plan import Plan
from simulator.experiments.work import RunBatch
from simulator.results.cube import Measure


@dataclass(frozen=True)
class Engine:
    """`run_batch` must be a module's own function, so that it reaches other processes by name."""

    run_batch: RunBatch
    measures: tuple[Measure, ...]

    @classmethod
    def ours(cls, plan: Plan) -> Self:
        """The simulator's model, imported when asked for; its measures follow the crafts of the plan's sector."""
        from simulator.model.run import measures_of, run_batch

        return cls(run_batch, measures_of(plan.runs[0]))
