"""From words on the command line to who simulates."""

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext

from simulator.experiments.serial import Serial
from simulator.experiments.workers import cluster
from simulator.experiments.workers.error import WorkersError

PROCESSES, SERIAL, DASK = "processes", "serial", "dask"
MOST_THREADS = 256


def check(kind: str, scheduler: str | None) -> None:
    """Raise WorkersError where a scheduler is named that nobody would ask."""
    if scheduler is not None and kind != DASK:
        raise WorkersError(f"--scheduler goes with --executor {DASK}; this is --executor {kind}")


def opened(kind: str, scheduler: str | None = None) -> AbstractContextManager[Executor | None]:
    """The executor of a kind, ready for the block; None for the process pool, which each phase opens for itself.

    WorkersError where there is no cluster, or its workers would not give the same numbers.
    """
    check(kind, scheduler)
    if kind == DASK:
        return cluster.elsewhere(scheduler) if scheduler else cluster.here()
    return nullcontext(Serial() if kind == SERIAL else None)


@contextmanager
def threads_or_cluster(workers: str) -> Iterator[Executor | None]:
    """The executor behind a number of threads, the word dask (a cluster of processes here) or a scheduler's address.

    Workers elsewhere must see the output folder under the same path. WorkersError for anything else.
    """
    if workers == DASK or "://" in workers:
        with opened(DASK, None if workers == DASK else workers) as executor:
            yield executor
        return
    if not (workers.isdecimal() and 1 <= int(workers) <= MOST_THREADS):
        raise WorkersError(f"--workers is {workers!r}; it is 1 to {MOST_THREADS}, {DASK}, or a scheduler's address")
    if int(workers) == 1:
        yield None
        return
    with ThreadPoolExecutor(int(workers)) as executor:
        yield executor
