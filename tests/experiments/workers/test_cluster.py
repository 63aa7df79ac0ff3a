"""Real clusters: the same digest, a worker killed in the middle, schedulers elsewhere that are not as they should."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import pytest

from simulator.experiments.serial import Serial
from simulator.experiments.workers import cluster
from simulator.experiments.workers.error import WorkersError
from tests.conservation.test_one_digest import cube_of, small_plan
from tests.experiments import fakes

ROOT = Path(__file__).parents[3]
WORK = "from distributed.cli.dask_worker import main; main()"
WITHOUT = f"import sys; sys.path = [p for p in sys.path if p not in ('', {str(ROOT)!r})]; {WORK}"
AN_OLD_NUMBA = "v.version = lambda name, tell=v.version: '0.1' if name == 'numba' else tell(name)"
OF_OLD = f"import distributed.versions as v; {AN_OLD_NUMBA}; {WORK}"
OTHER = f"from simulator.experiments.workers import alike; alike.loaded = lambda: ('0' * 64, 'i486'); {WORK}"
SAME = f"from simulator.experiments.workers import alike; alike.loaded(); {WORK}"

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def started(*words):
    """A process of the cluster, silent, with its working folder outside the clone."""
    command = [sys.executable, *words]
    return subprocess.Popen(command, cwd="/", stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


@contextmanager
def scheduler(*workers):
    """The address of a scheduler that runs, with workers that begin with these lines."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    address = f"tcp://127.0.0.1:{port}"
    words = ("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
    processes = [started(*words)]
    try:
        while socket.socket().connect_ex(("127.0.0.1", int(port))):
            time.sleep(0.1)
        flags = (address, "--nthreads", "1", "--no-dashboard", "--no-nanny")
        processes += [started("-c", line, *flags) for line in workers]
        yield address
    finally:
        for process in processes:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def digest():
    """What the plan comes to in this process."""
    return cube_of(small_plan(), Serial()).digest()


def test_workers_here_have_one_thread_and_the_environment_is_left_as_it_was():
    before = {name: os.environ.get(name) for name in THREADS}
    with cluster.here() as executor:
        values = executor.submit(fakes.threads, fakes.plan().batches[0]).result()[0].values
        assert executor._client.cluster.scheduler_address.startswith("tcp://127.0.0.1:")
        assert executor.submit(signal.getsignal, signal.SIGINT).result() == signal.SIG_IGN  # Ctrl-C is the parent's
    assert values[0, 0] == 1
    assert values[0, 1] != os.getpid()
    assert {name: os.environ.get(name) for name in THREADS} == before


def test_a_worker_killed_in_the_middle_loses_no_run_and_moves_no_bit(digest):
    killed = []

    def kill(client):
        while not (busy := [name for name, tasks in client.processing().items() if tasks]):
            time.sleep(0.05)
        time.sleep(1.0)  # well into its batch
        killed.append(client.run(os.getpid, workers=busy[:1])[busy[0]])
        os.kill(killed[0], signal.SIGKILL)

    with cluster.here() as executor:
        threading.Thread(target=kill, args=(executor._client,), daemon=True).start()
        assert cube_of(small_plan(), executor).digest() == digest
        assert killed
        assert killed[0] not in executor._client.run(os.getpid).values()


def test_a_scheduler_elsewhere_gives_the_same_bits(digest):
    with scheduler(SAME, SAME) as address, cluster.elsewhere(address) as executor:
        executor._client.wait_for_workers(2, timeout=60)
        assert cube_of(small_plan(), executor).digest() == digest


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (WITHOUT, "worker .* would not give the same numbers: residuals is missing$"),
        (OF_OLD, rf"worker .* would not give the same numbers: numba 0\.1, here {version('numba')}$"),
        (OTHER, "worker .* would not give the same numbers: residuals .* has other code"),
    ],
    ids=["no package", "other version", "other code"],
)
def test_workers_that_would_give_other_numbers_are_refused(line, words, monkeypatch):
    monkeypatch.setattr(cluster, "SECONDS_TO_ANSWER", 60)
    with (
        scheduler(line) as address,
        pytest.raises(WorkersError, match=words) as error,
        cluster.elsewhere(address),
    ):
        pass
    assert "\n" not in str(error.value)


def test_a_scheduler_without_workers_is_told_so(monkeypatch):
    with scheduler() as address:
        monkeypatch.setattr(cluster, "SECONDS_TO_ANSWER", 3)
        with pytest.raises(WorkersError, match=f"has no workers; start some: dask worker {address}"):
            cluster.elsewhere(address).__enter__()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("tcp://127.0.0.1:1", "no scheduler answers at tcp://127.0.0.1:1"),
        ("tcp://no-such-host.invalid:8786", "no scheduler answers at tcp://no-such-host.invalid:8786"),
        ("somewhere", "'somewhere' is no scheduler's address"),
        ("tcp://127.0.0.1:port", "is no scheduler's address; one looks like tcp://HOST:8786"),
        ("http://127.0.0.1:80", "is no scheduler's address"),
    ],
)
def test_where_nobody_answers_a_line_says_so(monkeypatch, address, words):
    monkeypatch.setattr(cluster, "SECONDS_TO_ANSWER", 2)
    with pytest.raises(WorkersError, match=words) as error:
        cluster.elsewhere(address).__enter__()
    assert "\n" not in str(error.value)


def test_what_answers_and_is_no_scheduler_is_told(monkeypatch):
    monkeypatch.setattr(cluster, "SECONDS_TO_ANSWER", 2)
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(WorkersError, match=f"no scheduler answers at {address}"):
            cluster.elsewhere(address).__enter__()
