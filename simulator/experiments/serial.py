"""An executor that works on the spot, in this process: for one run, for profiles and for tests."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

Words = ParamSpec("Words")
Answer = TypeVar("Answer")


class Serial(Executor):
    """Each task is done when it is handed in."""

    def submit(self, fn: Callable[Words, Answer], /, *args: Words.args, **kwargs: Words.kwargs) -> Future[Answer]:
        """Do it now; only an error of the task itself waits in the future."""
        future: Future[Answer] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - it belongs to whoever asks for the result
            future.set_exception(error)
        return future
