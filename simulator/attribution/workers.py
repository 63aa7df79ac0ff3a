"""Who does the pieces: this process, threads, or the workers of a dask cluster, here or elsewhere."""

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from simulator.attribution.faults import AttributionError

MOST_THREADS = 256
DASK = "dask"
CONNECT_S = "10s"


@contextmanager
def executor_of(workers: str) -> Iterator[Executor | None]:
    """The executor behind a number of threads, the word dask (a cluster of processes here) or a scheduler's address.

    Workers elsewhere must see the output folder under the same path. Raises AttributionError for anything else.
    """
    if workers == DASK or "://" in workers:
        with _client(workers) as client:
            yield client.get_executor()
        return
    if not (workers.isdecimal() and 1 <= int(workers) <= MOST_THREADS):
        raise AttributionError(
            [f"--workers is {workers!r}; it is 1 to {MOST_THREADS}, {DASK}, or a scheduler's address"]
        )
    if int(workers) == 1:
        yield None
        return
    with ThreadPoolExecutor(int(workers)) as executor:
        yield executor


@contextmanager
def _client(workers: str) -> Iterator[Any]:
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise AttributionError([f"--workers {workers} needs dask: pip install distributed"]) from None
    if workers == DASK:
        with (
            distributed.LocalCluster(threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster,
            distributed.Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = distributed.Client(workers, timeout=CONNECT_S)
    except (OSError, ValueError) as error:
        raise AttributionError([f"--workers: no scheduler answers at {workers} ({error})"]) from None
    with client:
        yield client
