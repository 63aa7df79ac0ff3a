"""The default executor: a pool of spawned processes with one thread each, none of which outlives its parent."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Collection, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import connection
from multiprocessing.process import BaseProcess

# Two threads on a busy machine took 250 times longer than one (ENGINE.md): parallel over runs, never within.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def pool() -> Iterator[Executor]:
    """One worker process a core; stopped at once where the block is left by an error or by Ctrl-C."""
    before = set(multiprocessing.active_children())
    context = multiprocessing.get_context("spawn")
    with one_thread_each(), ProcessPoolExecutor(cores(), context, initializer=_begin) as executor:
        try:
            yield executor
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            _stop(set(multiprocessing.active_children()) - before)
            raise


def _stop(workers: Collection[BaseProcess]) -> None:
    """End worker processes in the middle of what they do."""
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join()


@contextmanager
def one_thread_each() -> Iterator[None]:
    """Numerical libraries read these when a worker starts."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def _begin() -> None:
    """In a worker: Ctrl-C is the parent's to handle, and a parent that is gone ends the worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the parent's end, however it comes: a pool's workers would wait for its next task for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
