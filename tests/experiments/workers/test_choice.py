"""From words to who simulates; who does the pieces makes no difference, and what is no worker is refused."""

import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

import pytest
from click.testing import CliRunner

from simulator.attribution.run import attribute_catalogue
from simulator.cli import main
from simulator.experiments.serial import Serial
from simulator.experiments.workers.choice import check, opened, threads_or_cluster
from simulator.experiments.workers.error import WorkersError
from tests.attribution.catalogue import drawn, request

CUT = ["--eps", "0.1", "--shard-works", "9", "--chunk-outputs", "2"]


def test_processes_are_opened_by_each_phase_for_itself():
    with opened("processes") as executor:
        assert executor is None


def test_serial_is_this_process():
    with opened("serial") as executor:
        assert isinstance(executor, Serial)


@pytest.mark.parametrize("kind", ["processes", "serial"])
def test_a_scheduler_that_nobody_would_ask_is_refused(kind):
    with pytest.raises(WorkersError, match=f"^--scheduler goes with --executor dask; this is --executor {kind}$"):
        check(kind, "tcp://127.0.0.1:8786")


@pytest.mark.parametrize("workers", ["0", "257", "-1", "many", "1.5", ""])
def test_what_is_no_worker_is_refused(workers):
    with pytest.raises(WorkersError, match="it is 1 to 256, dask, or"), threads_or_cluster(workers):
        pass


def test_one_is_this_process():
    with threads_or_cluster("1") as executor:
        assert executor is None


def test_more_are_threads():
    with threads_or_cluster("2") as executor:
        assert isinstance(executor, ThreadPoolExecutor)


@pytest.mark.parametrize("address", [None, "tcp://127.0.0.1:8786"])
def test_without_dask_a_line_says_so(monkeypatch, address):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(WorkersError, match="pip install"), opened("dask", address):
        pass


@pytest.mark.slow
def test_dask_on_the_command_line_attributes_the_same(tmp_path):
    distributed = import_module("distributed")
    files = drawn(tmp_path)
    alone = attribute_catalogue(request(files, eps=0.1, shard_works=9, chunk_outputs=2), tmp_path / "alone")
    words = ["attribute", str(files["works"]), str(files["outputs"]), "--credits", str(files["credits"]), *CUT]
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None, silence_logs=50
    )
    with cluster:
        done = CliRunner().invoke(
            main, [*words, "--out", str(tmp_path / "far"), "--workers", cluster.scheduler_address]
        )
    assert done.exit_code == 0, done.output
    assert alone.digest[:12] in done.stdout
