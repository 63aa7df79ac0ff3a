"""The study that gets hurt: the real runner, shards, store and swap, around a model that only writes down its work."""

import time
from concurrent.futures import Executor
from itertools import takewhile
from pathlib import Path

import numpy as np

from simulator.experiments.engine import Engine
from simulator.experiments.plan import Plan
from simulator.experiments.runner import run
from simulator.experiments.serial import Serial
from simulator.results import manifest, store
from simulator.results.cube import Cube, Measure
from simulator.results.manifest import DamagedResultsError
from simulator.results.outcome import Batch, Outcome, Run
from simulator.results.place import Place
from simulator.results.shards import Shards

BATCHES, REGIMES, QUARTERS = 12, 3, 8
SECONDS = 0.004  # of a batch
NEW, OLD = "of the plan", "of an earlier study"
STRUCK = "struck"
MEASURES = (Measure("paid_people", "usd", "money", additive=True, better="more"),)


def run_batch(batch: Batch) -> list[Outcome]:
    """Numbers that no other run has; one line in the log beside the results for each time a batch is run."""
    with Path(batch.runs[0].terms).open("a", encoding="utf-8") as log:
        log.write(f"{batch.batch}\n")
    time.sleep(SECONDS)
    return [Outcome(run.run, np.full((QUARTERS, 1), np.sqrt(run.seed + run.run))) for run in batch.runs]


def plan_of(log: Path, seed: int) -> Plan:
    """Batches whose runs carry the log's place."""
    return Plan(
        tuple(
            Batch(
                number,
                tuple(
                    Run(number * REGIMES + k, f"regime_{k}", "ensemble", number, 0, 1.0, seed, "2027Q1", QUARTERS, {},
                        str(log), None)
                    for k in range(REGIMES)
                ),
            )
            for number in range(BATCHES)
        )
    )  # fmt: skip


class Victim:
    """A folder `out` with results of an earlier study, over which the plan runs with --force."""

    def __init__(self, folder: Path) -> None:
        self.log, self.out = folder / "log", folder / "out"
        self.place = Place(self.out)

    def carry_out(self, executor: Executor | None = None, *, seed: int = 2, name: str = NEW) -> Cube:
        """Run the plan, or go on with it, and put its results in place, as `residuals run --force` does."""
        engine = Engine(run_batch, MEASURES)
        with self.place.opened(name, is_forced=True) as shards:
            cube = run(plan_of(self.log, seed), engine, store=shards, executor=executor or Serial(), is_shown=False)
            store.write(self.place.working, cube, {"fingerprint": name})
            self.place.finish()
        return cube

    def begin(self) -> None:
        """The earlier study's results, and an empty log."""
        self.carry_out(seed=1, name=OLD)
        self.log.write_text("", encoding="utf-8")

    def kept(self) -> set[int]:
        """Batches that stand finished and sound in the working folder."""
        return set(Shards(self.place.working / "batches").load())

    def done(self) -> list[int]:
        """Batches in the order in which they were run."""
        return [int(line) for line in self._lines() if line != STRUCK]

    def strike(self) -> None:
        """Note in the log that a fault strikes now: what workers begin from here on is no loss."""
        with self.log.open("a", encoding="utf-8") as log:
            log.write(f"{STRUCK}\n")

    def begun(self) -> set[int]:
        """Batches that were begun before a noted fault; all, where none was noted."""
        return {int(line) for line in takewhile(lambda line: line != STRUCK, self._lines())}

    def _lines(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines()

    def holds(self) -> str:
        """The fingerprint of the sound results in place, "" where there are none."""
        try:
            store.read(self.out)
        except DamagedResultsError:
            return ""
        return str(manifest.read(self.out)["fingerprint"])
