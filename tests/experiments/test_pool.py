"""Spawned workers: one thread each, and gone when their parent is."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from simulator.experiments.pool import cores, pool
from tests.experiments import fakes

ROOT = Path(__file__).parents[2]

ORPHANS = """
import os, time
from simulator.experiments.pool import pool
if __name__ == "__main__":
    with pool() as executor:
        print(executor.submit(os.getpid).result(), flush=True)
        time.sleep(60)
"""


def test_there_is_a_core():
    assert 1 <= cores() <= (os.cpu_count() or 1)


@pytest.mark.slow
def test_workers_have_one_thread_and_the_parents_environment_is_left_as_it_was():
    before = dict(os.environ)
    with pool() as executor:
        values = executor.submit(fakes.threads, fakes.plan().batches[0]).result()[0].values
    assert values[0, 0] == 1
    assert values[0, 1] != os.getpid()
    assert dict(os.environ) == before


@pytest.mark.slow
def test_leaving_by_an_error_stops_the_workers_at_once():
    start, others = time.monotonic(), set(multiprocessing.active_children())
    with pytest.raises(ZeroDivisionError), pool() as executor:
        _busy_then_wrong(executor)
    assert time.monotonic() - start < 20
    while _ours_alive(others) and time.monotonic() - start < 40:
        time.sleep(0.1)  # a worker that was being started when the pool was left takes a moment to go
    assert not _ours_alive(others)


def _ours_alive(others):
    return [child for child in set(multiprocessing.active_children()) - others if child.is_alive()]


def _busy_then_wrong(executor):
    tasks = [executor.submit(time.sleep, 60) for _ in range(4)]
    while not tasks[0].running():
        time.sleep(0.01)
    raise ZeroDivisionError


@pytest.mark.slow
def test_workers_do_not_outlive_a_parent_that_is_killed(tmp_path):
    script = tmp_path / "orphans.py"
    script.write_text(ORPHANS)
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, cwd=ROOT, text=True) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    assert _is_gone(worker)


def _is_gone(process, seconds=10.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{process}/stat").read_text().split()[2] == "Z":
            return True
        time.sleep(0.1)
    return False
