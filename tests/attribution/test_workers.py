"""Who does the pieces makes no difference, and what is no worker is refused."""

import sys
from importlib import import_module

import pytest
from click.testing import CliRunner

from simulator.attribution.faults import AttributionError
from simulator.attribution.run import attribute_catalogue
from simulator.attribution.workers import executor_of
from simulator.cli import main
from tests.attribution.catalogue import drawn, request

CUT = ["--eps", "0.1", "--shard-works", "9", "--chunk-outputs", "2"]


@pytest.mark.parametrize("workers", ["0", "257", "-1", "many", "1.5", ""])
def test_what_is_no_worker_is_refused(workers):
    with pytest.raises(AttributionError, match="it is 1 to 256, dask, or"), executor_of(workers):
        pass


def test_one_is_this_process():
    with executor_of("1") as executor:
        assert executor is None


def test_without_dask_a_line_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(AttributionError, match="pip install"), executor_of("dask"):
        pass


@pytest.mark.slow
def test_dask_on_the_command_line_gives_the_same(tmp_path):
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
