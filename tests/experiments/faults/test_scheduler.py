"""A real cluster whose scheduler is killed: what came back is kept, the run ends with a line, and goes on elsewhere."""

import os
import socket
import subprocess
import sys
import threading
import time
from importlib import import_module
from pathlib import Path

import pytest

from simulator.experiments.faults.victim import BATCHES, NEW, Victim
from simulator.experiments.runner import RunsLostError

distributed = import_module("distributed")
ROOT = Path(__file__).parents[3]
FEW = 3  # batches that have come back before the scheduler goes
SLOW = "from simulator.experiments.faults import victim; victim.SECONDS = 0.5"
SLOW_WORKER = ("-c", f"{SLOW}; from distributed.cli.dask_worker import main; main()")


def started(*words):
    """A process of the cluster, silent."""
    command = [sys.executable, *words]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def free_port():
    """A port that nobody listens at just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def cluster():
    """A client, and the scheduler's process; one worker."""
    port = free_port()
    address, host = f"tcp://127.0.0.1:{port}", ("--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    scheduler = started("-m", "distributed.cli.dask_scheduler", *host)
    time.sleep(3.0)
    worker = started(*SLOW_WORKER, address, "--nthreads", "1", "--no-dashboard", "--no-nanny")
    try:
        client = distributed.Client(address, timeout=30)
        client.wait_for_workers(1, timeout=40)
        yield client, scheduler
        scheduler.kill()
        client.close(timeout=1)
    finally:
        for process in (worker, scheduler):
            process.kill()
            process.wait()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_what_came_back_before_the_scheduler_went_is_kept(cluster, tmp_path):
    client, scheduler = cluster
    (tmp_path / "study").mkdir()
    victim = Victim(tmp_path / "study")
    victim.begin()

    def kill_it():
        while len(victim.kept()) < FEW:
            time.sleep(0.02)
        scheduler.kill()

    threading.Thread(target=kill_it, daemon=True).start()
    with pytest.raises(RunsLostError, match="the finished ones are kept: the same command goes on"):
        victim.carry_out(client.get_executor())
    kept = victim.kept()
    assert FEW <= len(kept) < BATCHES
    before = victim.done()
    victim.carry_out()
    assert victim.holds() == NEW
    assert not kept & set(victim.done()[len(before) :])  # none of them was run again
