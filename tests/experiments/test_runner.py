"""One result on any executor, in any order, gone on with after any end; failures are told and the rest kept."""

import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.experiments import runner
from simulator.experiments.serial import Serial
from simulator.results.shards import Shards
from tests.experiments import fakes

ROOT = Path(__file__).parents[2]
EXPECTED = runner.run(fakes.plan(), fakes.engine(), executor=Serial(), is_shown=False)


class Later(Executor):
    """Ends its tasks in a given order once all of them are handed in."""

    def __init__(self, order):
        self.order, self.tasks = list(order), []

    def submit(self, fn, /, *args, **_):
        future = Future()
        self.tasks.append((future, fn, args))
        if len(self.tasks) == len(self.order):
            for place in self.order:
                future_then, fn_then, args_then = self.tasks[place]
                future_then.set_result(fn_then(*args_then))
        return future


class Gone(Executor):
    """A cluster whose scheduler goes away after two tasks."""

    def __init__(self):
        self.left = 2

    def submit(self, fn, /, *args, **_):
        self.left -= 1
        future = Future()
        if self.left >= 0:
            future.set_result(fn(*args))
        else:
            future.cancel()
            future.set_running_or_notify_cancel()
        return future


def test_values_by_hand():
    # status quo, full size, central parameters, replication 0: 100 hours and one more in each quarter
    assert EXPECTED.values[0, :, 0].tolist() == [100.0 + quarter for quarter in range(8)]
    assert EXPECTED.paired("hours", "levy", "status_quo").middle == pytest.approx(-2.0 * 4)
    assert EXPECTED.paired("paid_people", "licence", "levy").high == pytest.approx(100.0 * 4)
    assert len(EXPECTED.draws()) == 4


@given(st.permutations(range(7)))
def test_the_order_in_which_batches_end_changes_no_bit(order):
    cube = runner.run(fakes.plan(), fakes.engine(), executor=Later(order), is_shown=False)
    assert cube.digest() == EXPECTED.digest()
    assert cube.plan["run"].tolist() == list(range(21))


def test_threads_change_no_bit():
    with ThreadPoolExecutor(3) as executor:
        assert runner.run(fakes.plan(), fakes.engine(), executor=executor).digest() == EXPECTED.digest()


@pytest.mark.slow
def test_the_default_pool_changes_no_bit():
    assert runner.run(fakes.plan(), fakes.engine()).digest() == EXPECTED.digest()


@pytest.mark.parametrize("regime", list(fakes.REGIMES))
def test_a_regime_alone_gives_the_same_values(regime):
    alone = fakes.plan(regimes={regime: fakes.REGIMES[regime]})
    cube = runner.run(alone, fakes.engine(), executor=Serial())
    assert cube.digest() == EXPECTED.select(regimes=[regime]).digest()


def test_a_failed_run_is_told_and_the_others_are_kept(capsys):
    cube = runner.run(fakes.plan(), fakes.engine(fakes.no_levy), executor=Serial())
    failed = cube.failures()
    assert failed["regime"].tolist() == ["levy", "levy"]  # of the ensemble and of luck alone
    assert failed["replication"].tolist() == [1, 1]
    assert "run 7 (levy, ensemble 1) failed: ZeroDivisionError: no levy today" in capsys.readouterr().err
    kept = cube.plan["status"] == "ok"
    assert np.array_equal(cube.values[kept], EXPECTED.values[kept])
    assert np.isnan(cube.values[~kept]).all()


def test_a_failed_run_may_stop_everything():
    with pytest.raises(runner.RunFailedError, match="no levy today"):
        runner.run(fakes.plan(), fakes.engine(fakes.no_levy), executor=Serial(), on_error="raise")


def test_finished_batches_are_not_run_again(tmp_path):
    shards = Shards(tmp_path / "batches")
    runner.run(fakes.plan(), fakes.engine(), executor=Serial(), store=shards)
    again = runner.run(fakes.plan(), fakes.engine(fakes.no_baseline), store=shards)
    assert again.digest() == EXPECTED.digest()


def test_a_failed_batch_gets_another_chance(tmp_path):
    shards = Shards(tmp_path)
    runner.run(fakes.plan(), fakes.engine(fakes.no_levy), executor=Serial(), store=shards)
    assert sorted(shards.load()) == [0, 1, 3, 4, 5]
    again = runner.run(fakes.plan(), fakes.engine(), executor=Serial(), store=shards)
    assert again.digest() == EXPECTED.digest()


def test_where_every_run_fails_there_is_no_result():
    with pytest.raises(runner.RunFailedError, match="every run failed; the first: the model gave values"):
        runner.run(fakes.plan(), fakes.engine(fakes.out_of_shape), executor=Serial())


def test_a_damaged_batch_is_run_again(tmp_path):
    shards = Shards(tmp_path)
    runner.run(fakes.plan(), fakes.engine(), executor=Serial(), store=shards)
    (tmp_path / "000003.batch").write_bytes(b"")
    again = runner.run(fakes.plan(), fakes.engine(), executor=Serial(), store=shards)
    assert again.digest() == EXPECTED.digest()
    assert shards.damaged == ["000003.batch"]


def test_a_cluster_that_goes_away_loses_no_finished_run(tmp_path):
    shards = Shards(tmp_path)
    with pytest.raises(runner.RunsLostError, match=r"15 runs did not come back .*; the finished ones are kept"):
        runner.run(fakes.plan(), fakes.engine(), executor=Gone(), store=shards)
    assert sorted(shards.load()) == [0, 1]
    again = runner.run(fakes.plan(), fakes.engine(), executor=Serial(), store=shards)
    assert again.digest() == EXPECTED.digest()


@pytest.mark.slow
def test_a_worker_that_dies_loses_no_finished_run(tmp_path):
    shards = Shards(tmp_path)
    with pytest.raises(runner.RunsLostError, match="terminated abruptly"):
        runner.run(fakes.plan(replications=12), fakes.engine(fakes.deadly), store=shards)
    kept = shards.load()
    again = runner.run(fakes.plan(replications=12), fakes.engine(), executor=Serial(), store=shards)
    whole = runner.run(fakes.plan(replications=12), fakes.engine(), executor=Serial())
    assert 4 not in kept  # the batch that kills is number 4
    assert again.digest() == whole.digest()


KILLED = """
import sys
from dataclasses import replace
from pathlib import Path
from simulator.experiments import runner
from simulator.results.shards import Shards
from tests.experiments import fakes
if __name__ == "__main__":
    folder = Path(sys.argv[1])
    made = fakes.plan(fakes.FakeSector(notes=folder), replications=20)
    cube = runner.run(made, fakes.engine(fakes.slow), store=Shards(folder / "batches"))
    print(cube.digest())
"""


@pytest.mark.slow
@pytest.mark.parametrize("batches", [1, 4, 9])
def test_killed_in_the_middle_it_loses_no_finished_run_and_repeats_none(tmp_path, batches):
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script), str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as first:
        _wait_for(tmp_path / "batches", batches)
        first.send_signal(signal.SIGKILL)
    kept = {path.name for path in (tmp_path / "batches").glob("*.batch")}
    time.sleep(1)  # workers of the killed parent end by themselves
    begun = {path.name: path.read_text() for path in tmp_path.glob("begun-*")}
    second = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert second.stdout.strip() == _whole_digest()
    _assert_not_repeated(tmp_path, kept, begun)


def _wait_for(folder, batches):
    for _ in range(600):
        if folder.is_dir() and len(list(folder.glob("*.batch"))) >= batches:
            return
        time.sleep(0.05)
    raise TimeoutError


def _whole_digest():
    return runner.run(fakes.plan(replications=20), fakes.engine(), executor=Serial()).digest()


def _assert_not_repeated(folder, kept, begun):
    assert 0 < len(kept) < 23
    for name in kept:
        note = f"begun-{re.sub('[^0-9]', '', name)[-3:]}"
        assert (folder / note).read_text() == begun[note], f"{name} was finished and run again"


def test_the_bar_is_named_and_begins_where_an_earlier_run_ended(tmp_path, monkeypatch):
    """Runs done earlier took no time now: counted as this run's own they would make the remaining time too short."""
    seen = []

    class Bar:
        def __init__(self, **said):
            seen.append({**said, "updates": 0})

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def update(self, runs):
            seen[-1]["updates"] += runs

    monkeypatch.setattr(runner, "tqdm", Bar)
    plan, store = replace(fakes.plan(), name="screening"), Shards(tmp_path)
    first = plan.batches[0]
    store.save(first.batch, runner.work(fakes.engine().run_batch, first, len(fakes.engine().measures)))
    runner.run(plan, fakes.engine(), store=store, executor=Serial())
    assert (seen[0]["desc"], seen[0]["initial"]) == ("screening", len(first.runs))
    assert seen[0]["initial"] + seen[0]["updates"] == seen[0]["total"] == len(plan.runs)
