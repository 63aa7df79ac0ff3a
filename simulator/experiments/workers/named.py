"""What a manifest and an estimate of cost say of an executor."""

from concurrent.futures import Executor
from typing import TYPE_CHECKING

from simulator.experiments import code
from simulator.experiments.pool import cores
from simulator.experiments.serial import Serial

if TYPE_CHECKING:
    from simulator.experiments.workers.alike import Workers


def in_words(executor: Executor | None) -> str:
    """Who simulates; no address of anybody's cluster is told."""
    if executor is None:
        return f"{cores()} processes"
    workers = workers_of(executor)
    if workers is None:
        return "this process" if isinstance(executor, Serial) else type(executor).__name__
    where = "here" if workers.is_here else "elsewhere"
    return f"dask, {workers.count} workers {where}, {workers.threads} threads"


def at_once(executor: Executor | None) -> int:
    """How many batches are worked on at the same time."""
    if isinstance(executor, Serial):
        return 1
    workers = workers_of(executor)
    return cores() if workers is None else workers.threads


def cpus(executor: Executor | None) -> str:
    """The kinds of CPU that numbers come from."""
    workers = workers_of(executor)
    return code.cpu() if workers is None else ", ".join(workers.cpus)


def workers_of(executor: Executor | None) -> "Workers | None":
    """The workers of a cluster that we connected to; None for any other executor."""
    return getattr(executor, "workers", None)


def notes(executor: Executor | None) -> tuple[str, ...]:
    """What is good to know about the workers of a cluster."""
    workers = workers_of(executor)
    return () if workers is None else workers.notes
