"""What an analysis will cost, measured on its own first points and said before it starts."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

from simulator.experiments.engine import Engine
from simulator.experiments.plan import Plan
from simulator.experiments.work import work
from simulator.experiments.workers.named import at_once
from simulator.results.shards import Shards

TRIED = 2  # the first batch compiles what is not compiled yet, the second is the measure

Say = Callable[[str], None]
SECONDS_PER_MINUTE = 60.0
SOON = 90.0


@dataclass(frozen=True)
class Cost:
    """Points (each every regime in one world), runs, seconds of one point on one core, points worked on at once."""

    points: int
    runs: int
    seconds_per_point: float
    at_once: int

    def in_words(self) -> str:
        """Runs times measured seconds."""
        seconds = self.points * self.seconds_per_point / self.at_once
        long = f"{seconds:.0f} seconds" if seconds < SOON else f"{seconds / SECONDS_PER_MINUTE:.0f} minutes"
        a_run = self.seconds_per_point * self.points / self.runs
        return f"{self.runs:,} runs of {a_run:.2f} s each, {self.at_once} at once: about {long}"


def measured(plan: Plan, engine: Engine, shards: Shards, points: int, executor: Executor | None = None) -> Cost:
    """The cost of so many points like the plan's first, which are run here and now, and kept like any other."""
    done = shards.load()
    for batch in plan.batches[:TRIED]:
        if batch.batch not in done:
            done[batch.batch] = work(engine.run_batch, batch, len(engine.measures))
            if not any(outcome.error for outcome in done[batch.batch]):
                shards.save(batch.batch, done[batch.batch])
    last = done[min(TRIED, len(plan.batches)) - 1]
    return Cost(points, points * len(last), sum(outcome.seconds for outcome in last), at_once(executor))
