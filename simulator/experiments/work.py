"""What a worker process does with a batch: it gives one checked outcome for every run, whatever happens."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from traceback import extract_tb

import numpy as np

from simulator.results.outcome import Batch, Outcome, Run

RunBatch = Callable[[Batch], Sequence[Outcome]]


def work(run_batch: RunBatch, batch: Batch, measures: int) -> list[Outcome]:
    """Outcomes of a batch; where all fail, each regime is tried apart with its baseline, to keep the rest."""
    outcomes = _tried(run_batch, batch, measures)
    if len(batch.runs) > 1 and all(outcome.error for outcome in outcomes):
        baseline, *others = batch.runs
        alone = _tried(run_batch, replace(batch, runs=(baseline,)), measures)
        if alone[0].error is None:
            pairs = [replace(batch, runs=(baseline, other)) for other in others]
            outcomes = alone + [_tried(run_batch, pair, measures)[1] for pair in pairs]
    return outcomes


def at_draws(batch: Batch) -> Batch:
    """The batch with its sector at the drawn values, one object for all its runs."""
    values, sector = batch.runs[0].values, batch.runs[0].sector
    drawn = sector.with_values(values) if values else sector
    return replace(batch, runs=tuple(replace(run, sector=drawn) for run in batch.runs))


def _tried(run_batch: RunBatch, batch: Batch, measures: int) -> list[Outcome]:
    """One outcome a run, in the batch's order; failures where the model raised or gave something else."""
    start = time.perf_counter()
    try:
        given = {outcome.run: outcome for outcome in run_batch(at_draws(batch))}
        return [_checked(run, given[run.run], measures) for run in batch.runs]
    except Exception as error:  # noqa: BLE001 - any fault of one run must leave the others alone
        seconds = (time.perf_counter() - start) / len(batch.runs)
        return [Outcome.failure(run, measures, in_one_line(error), seconds) for run in batch.runs]


def _checked(run: Run, outcome: Outcome, measures: int) -> Outcome:
    """The outcome, or a failure where its ledger does not balance or its shape is another."""
    wanted, got = (run.quarters, measures), outcome.values.shape
    error = outcome.error
    if error is None and outcome.balance != 0:
        error = f"the ledger does not balance: {outcome.balance} microcents too many"
    if error is None and got != wanted:
        error = f"the model gave values {got}, not {wanted}"
    if error is not None:
        return replace(Outcome.failure(run, measures, error, outcome.seconds), balance=outcome.balance)
    return replace(outcome, values=np.ascontiguousarray(outcome.values, dtype=np.float64))


def in_one_line(error: BaseException) -> str:
    """Kind, text and place of an error."""
    frames = extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return " ".join(f"{type(error).__name__}: {error}".split()) + place
