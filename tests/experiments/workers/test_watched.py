"""dask's executor, watched: answers and errors come through, and silence ends."""

import threading
from concurrent.futures import BrokenExecutor, Future
from concurrent.futures import TimeoutError as TooLongError
from types import SimpleNamespace

import pytest
from distributed.scheduler import KilledWorker

from simulator.experiments.serial import Serial
from simulator.experiments.workers import watched
from simulator.experiments.workers.alike import OtherCodeError, Workers, loaded
from simulator.experiments.workers.watched import Watched

WORKERS = Workers(1, 1, ("a cpu",), is_here=True)


class Dask(Serial):
    """Keeps what it was asked, and answers on the spot, or with what it is told to."""

    def __init__(self, answer=None):
        self.answer, self.asked = answer, []

    def submit(self, *words):
        """Do it, or give the answer that was prepared."""
        self.asked.append(words)
        return self.answer or super().submit(*words)


def client(dask):
    """A client with this executor that is connected."""
    return SimpleNamespace(status="running", get_executor=lambda pure: dask if not pure else None)


def failed(error):
    task = Future()
    task.set_exception(error)
    return task


def killed():
    return failed(KilledWorker("a", None, 3))


def cancelled():
    task = Future()
    task.cancel()
    return task


def test_answers_and_errors_come_through():
    executor = Watched(client(Dask()), WORKERS)
    assert executor.submit(divmod, 7, 2).result() == (3, 1)
    assert list(executor.map(divmod, (7, 9), (2, 4))) == [(3, 1), (2, 1)]
    with pytest.raises(ZeroDivisionError):
        executor.submit(divmod, 7, 0).result()
    executor.shutdown()


def test_words_that_dask_would_take_for_itself_reach_the_function():
    dask = Dask()
    assert Watched(client(dask), WORKERS).submit(dict, key=1, workers=2).result() == {"key": 1, "workers": 2}
    assert len(dask.asked[0]) == 1


@pytest.mark.parametrize(("answer", "words"), [(cancelled(), "dropped"), (killed(), "each of them died")])
def test_what_dask_gives_up_is_a_broken_executor(answer, words):
    with pytest.raises(BrokenExecutor, match=words):
        Watched(client(Dask(answer)), WORKERS).submit(int).result()


def test_silence_ends_once_the_client_has_given_up_and_no_earlier(monkeypatch):
    monkeypatch.setattr(watched, "SECONDS_BETWEEN_LOOKS", 0.01)
    silent = Future()
    connected = client(Dask(silent))
    executor = Watched(connected, WORKERS)
    task = executor.submit(int)
    with pytest.raises(TooLongError):
        task.result(timeout=0.2)
    connected.status = "closed"
    with pytest.raises(BrokenExecutor, match="scheduler went away"):
        task.result(timeout=20)
    silent.set_result(0)  # too late, and nobody minds
    with pytest.raises(BrokenExecutor, match="scheduler went away"):
        executor.submit(int)


def test_nobody_looks_on_after_the_end(monkeypatch):
    monkeypatch.setattr(watched, "SECONDS_BETWEEN_LOOKS", 0.01)
    before = threading.active_count()
    executor = Watched(client(Dask()), WORKERS)
    executor.shutdown()
    executor._thread.join(20)
    assert threading.active_count() == before


def test_a_worker_must_have_the_code_that_was_checked():
    assert Watched(client(Dask()), WORKERS, loaded()[0]).submit(divmod, 7, 2).result() == (3, 1)
    with pytest.raises(OtherCodeError):
        Watched(client(Dask()), WORKERS, "of another day").submit(divmod, 7, 2).result()
