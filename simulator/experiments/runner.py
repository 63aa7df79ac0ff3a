"""Runs a plan on any executor: what is finished is kept at once, what fails is told, the rest goes on."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from typing import Literal

from tqdm.auto import tqdm

from simulator.experiments.engine import Engine
from simulator.experiments.plan import Plan
from simulator.experiments.pool import pool
from simulator.experiments.serial import Serial
from simulator.experiments.work import in_one_line, work
from simulator.results.cube import Cube
from simulator.results.gather import Gathering
from simulator.results.outcome import Batch, Outcome, Run
from simulator.results.shards import Shards

OnError = Literal["keep", "raise"]
SECONDS_OF_SILENCE = 5.0  # between two looks at whether a cluster is still there
GONE = "the cluster's scheduler went away"
Task = Future[list[Outcome]]


class RunFailedError(RuntimeError):
    """Every run failed, or one did and the caller wanted to hear of it at once."""


class RunsLostError(RuntimeError):
    """Batches that never came back: a worker died, or the cluster went away. The finished ones are kept."""


def run(
    plan: Plan,
    engine: Engine,
    *,
    store: Shards | None = None,
    executor: Executor | None = None,
    is_shown: bool = True,
    on_error: OnError = "keep",
) -> Cube:
    """The cube of a plan, sorted by run: the same bits on any executor, in any order, gone on with or not.

    Finished batches in `store` are not run again. RunFailedError where every run failed, or at the first failed
    one where `on_error` is "raise"; RunsLostError where batches did not come back.
    """
    gathering = Gathering(plan.runs, engine.measures)
    finished = store.load() if store else {}
    todo = [batch for batch in plan.batches if batch.batch not in finished]
    done = sum(len(outcomes) for outcomes in finished.values())
    with _bar(plan, done, is_shown=is_shown) as bar, _chosen(executor, todo) as chosen:
        fresh = _outcomes(_ended(chosen, todo, engine))
        for batch, outcomes in chain(finished.items(), fresh):
            if store and batch not in finished and not any(outcome.error for outcome in outcomes):
                store.save(batch, outcomes)  # a batch with a failed run gets another chance when gone on with
            gathering.add(outcomes)
            bar.update(0 if batch in finished else len(outcomes))
            _tell(plan.batches[batch].runs, outcomes, on_error)
    return _any_good(gathering.cube())


def _any_good(cube: Cube) -> Cube:
    """The cube itself, unless there is nothing in it."""
    if len(cube.failures()) == len(cube.plan):
        raise RunFailedError(f"every run failed; the first: {cube.plan['error'].iloc[0]}")
    return cube


def _bar(plan: Plan, done: int, *, is_shown: bool) -> "tqdm[None]":
    """One bar over runs on stderr; none where that is not a terminal. Those done earlier take none of its time."""
    said = {"desc": plan.name or None, "unit": "run", "disable": None if is_shown else True}
    return tqdm(total=len(plan.runs), initial=done, file=sys.stderr, **said)


def _chosen(executor: Executor | None, todo: Sequence[Batch]) -> AbstractContextManager[Executor]:
    """The caller's executor, left open; else a process pool, if there is anything to do."""
    if executor is not None:
        return nullcontext(executor)
    return pool() if todo else nullcontext(Serial())


def _ended(executor: Executor, todo: Iterable[Batch], engine: Engine) -> Iterator[tuple[Batch, Task]]:
    """Batches as they end, in any order; those of an executor that works on the spot at once."""
    running: dict[Task, Batch] = {}
    for batch in todo:
        task = _submitted(executor, batch, engine)
        if task.done():
            yield batch, task
        else:
            running[task] = batch
    while running:
        ended, _ = wait(running, timeout=SECONDS_OF_SILENCE, return_when=FIRST_COMPLETED)
        if not ended and is_gone(executor):
            ended = set(running)
        yield from ((running.pop(task), task if task.done() else _never(GONE)) for task in ended)


def is_gone(executor: Executor) -> bool:
    """Whether a cluster's client has given up on its scheduler: its tasks then wait for ever."""
    client = getattr(executor, "_client", None)  # of dask's executor; others tell by their tasks
    return getattr(client, "status", "running") in {"closed", "closing"}


def _never(words: str) -> Task:
    """A task that will not come back."""
    task: Task = Future()
    task.set_exception(RuntimeError(words))
    return task


def _submitted(executor: Executor, batch: Batch, engine: Engine) -> Task:
    """A batch handed in; where the executor is broken by now, a task that says so."""
    try:
        return executor.submit(work, engine.run_batch, batch, len(engine.measures))
    except BrokenExecutor as error:
        task: Task = Future()
        task.set_exception(error)
        return task


def _outcomes(ended: Iterable[tuple[Batch, Task]]) -> Iterator[tuple[int, list[Outcome]]]:
    """What came back; RunsLostError at the end for what did not."""
    lost: list[str] = []
    for batch, task in ended:
        error = "the executor dropped it" if task.cancelled() else task.exception()
        if error is None:
            yield batch.batch, task.result()
        else:
            lost += [error if isinstance(error, str) else in_one_line(error)] * len(batch.runs)
    if lost:
        raise RunsLostError(
            f"{len(lost)} runs did not come back ({lost[0]}); the finished ones are kept: the same command goes on"
        )


def _tell(runs: Iterable[Run], outcomes: Iterable[Outcome], on_error: OnError) -> None:
    """One line on stderr for each failed run."""
    for run, outcome in zip(runs, outcomes, strict=True):
        if outcome.error is not None:
            line = f"run {run.run} ({run.regime}, {run.role} {run.replication}) failed: {outcome.error}"
            if on_error == "raise":
                raise RunFailedError(line)
            tqdm.write(line, file=sys.stderr)
