"""dask's executor, whose tasks end with an error where the scheduler is gone; dask's own would wait for ever."""

import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, InvalidStateError
from contextlib import suppress
from functools import partial
from typing import Any, ParamSpec, TypeVar

from distributed.scheduler import KilledWorker

from simulator.experiments.runner import GONE, is_gone
from simulator.experiments.workers.alike import Workers, done_by_the_same

Words = ParamSpec("Words")
Answer = TypeVar("Answer")

SECONDS_BETWEEN_LOOKS = 5.0
DROPPED = "the cluster dropped a piece of work"
DEADLY = "a piece of work was tried on several workers, and each of them died"


class Watched(Executor):
    """Hands work to a client's workers; `code`, where given, is what a worker must have loaded to do any."""

    def __init__(self, client: Any, workers: Workers, code: str | None = None) -> None:
        self.workers = workers
        self._client = client
        # pure: dask would answer what looks the same from what some earlier study left on the scheduler.
        self._dask = client.get_executor(pure=False)
        self._code = code
        self._open: set[Future[Any]] = set()
        self._has_ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def submit(self, fn: Callable[Words, Answer], /, *args: Words.args, **kwargs: Words.kwargs) -> Future[Answer]:
        """Hand it in; BrokenExecutor where the scheduler is gone already."""
        if is_gone(self):
            raise BrokenExecutor(GONE)
        whole: Any = partial(fn, **kwargs) if kwargs else fn  # dask takes some names for itself
        task: Future[Answer] = Future()
        self._open.add(task)
        words = (whole, *args) if self._code is None else (done_by_the_same, self._code, whole, *args)
        self._dask.submit(*words).add_done_callback(partial(self._answer, task))
        return task

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Look no more after the tasks; the workers belong to whoever made the client."""
        self._has_ended.set()
        self._dask.shutdown(wait=wait and not cancel_futures and not is_gone(self))

    def _answer(self, task: Future[Any], theirs: Future[Any]) -> None:
        """Pass on what dask's task came to."""
        self._open.discard(task)
        error = BrokenExecutor(DROPPED) if theirs.cancelled() else theirs.exception()
        if isinstance(error, KilledWorker):
            error = BrokenExecutor(DEADLY)
        with suppress(InvalidStateError):  # it has ended by the watch, or was cancelled
            task.set_exception(error) if error else task.set_result(theirs.result())

    def _watch(self) -> None:
        """End what is still open once the client has given up."""
        while not self._has_ended.wait(SECONDS_BETWEEN_LOOKS):
            if is_gone(self):
                for task in tuple(self._open):
                    with suppress(InvalidStateError):
                        task.set_exception(BrokenExecutor(GONE))
