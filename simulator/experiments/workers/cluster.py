"""A dask cluster: one of our own on this machine's loopback, or one that is there already."""

import asyncio
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from simulator.experiments.pool import cores, one_thread_each
from simulator.experiments.workers import deaf
from simulator.experiments.workers.alike import Workers, checked, loaded
from simulator.experiments.workers.error import WorkersError

if TYPE_CHECKING:
    from simulator.experiments.workers.watched import Watched

SECONDS_TO_ANSWER = 10
NO_LIMIT = 0  # of memory, as in the pool: a worker that dask holds back near its limit would wait for ever
_SILENT = 50  # above every level of logging: what happens to workers is told in words of ours


@contextmanager
def here() -> Iterator["Watched"]:
    """Processes of our own, one a core with one thread each; they end with the block."""
    distributed = _dask()
    from simulator.experiments.workers.watched import Watched

    sizes = {"n_workers": cores(), "threads_per_worker": 1, "memory_limit": NO_LIMIT}
    plain = {"processes": True, "host": "127.0.0.1", "dashboard_address": None, "silence_logs": _SILENT,
             "preload": [deaf.__name__]}  # fmt: skip
    with (
        one_thread_each(),
        distributed.LocalCluster(**sizes, **plain) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield Watched(client, Workers(cores(), cores(), (loaded()[1],), is_here=True))


@contextmanager
def elsewhere(address: str) -> Iterator["Watched"]:
    """The workers of the scheduler at an address; WorkersError where nobody answers or numbers would differ."""
    distributed = _dask()
    from simulator.experiments.workers.watched import Watched

    with distributed.utils.silence_logging_cmgr(_SILENT), _client(distributed, address) as client:
        try:
            client.wait_for_workers(1, timeout=SECONDS_TO_ANSWER)
        except TimeoutError:
            start = f"dask worker {address} --nworkers N --nthreads 1"
            raise WorkersError(f"the scheduler at {address} has no workers; start some: {start}") from None
        yield Watched(client, checked(client), loaded()[0])


def _client(distributed: Any, address: str) -> Any:
    """A client of the scheduler; WorkersError where none answers."""
    try:
        with ThreadPoolExecutor(1) as aside:  # a notebook's thread has a loop of its own
            aside.submit(asyncio.run, _knock(distributed, address)).result()
        with warnings.catch_warnings(action="ignore"):  # of versions that differ: `checked` says which ones matter
            return distributed.Client(address, timeout=SECONDS_TO_ANSWER)
    except TimeoutError:
        raise WorkersError(f"no scheduler answers at {address} within {SECONDS_TO_ANSWER} seconds") from None
    except ValueError:
        raise WorkersError(f"{address!r} is no scheduler's address; one looks like tcp://HOST:8786") from None
    except OSError as error:
        raise WorkersError(f"no scheduler answers at {address} ({error})") from None


async def _knock(distributed: Any, address: str) -> None:
    """Ask whether a scheduler is there: dask's client waits for ever for one that takes the call and says nothing."""
    safely = distributed.Security().get_connection_args("client")
    async with asyncio.timeout(SECONDS_TO_ANSWER), distributed.rpc(address, connection_args=safely) as scheduler:
        await scheduler.identity()


def _dask() -> Any:
    """dask.distributed; WorkersError where it is not installed."""
    try:
        import distributed
    except ImportError:
        raise WorkersError("dask is not installed here: pip install distributed") from None
    return distributed
