"""Promise 3 on the real model: one digest whatever the layout, and a golden table that shows when a number moves."""

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from llvmlite.binding import get_host_cpu_name

from simulator.experiments.engine import Engine
from simulator.experiments.plan import Layout, Plan, plan_of
from simulator.experiments.runner import run
from simulator.experiments.serial import Serial
from simulator.results.cube import Cube
from simulator.results.outcome import Batch
from tests.model.worlds import REGIMES, hollywood, regime

GOLDEN = Path(__file__).parents[1] / "golden" / "small_study.csv"
DIGESTS = GOLDEN.with_name("digests.json")  # by kind of CPU: exp and log differ in the last bit between kinds
SHOWN = ("hours", "headcount", "wage_income", "studio_ai_spending", "royalty_owed", "paid_people", "paid_holders",
         "paid_funds", "administration", "escrow", "studio_profit", "consumer_surplus_change")  # fmt: skip
LAYOUT = Layout("2027Q1", 4, 20270101, 3, 0.002, 0, 0.0, is_uncertain=True)


def small_plan() -> Plan:
    """Three replications of the six regimes at a five-hundredth of the sector, four quarters."""
    return plan_of(hollywood(), {name: regime(name) for name in REGIMES}, LAYOUT)


def cube_of(plan: Plan, executor=None) -> Cube:
    """The plan's cube, every run without an error."""
    cube = run(plan, Engine.ours(plan), executor=executor or Serial(), is_shown=False)
    assert not len(cube.failures()), cube.failures()["error"].iloc[0]
    return cube


def test_two_serial_runs_have_one_digest() -> None:
    assert cube_of(small_plan()).digest() == cube_of(small_plan()).digest()


@pytest.mark.slow
@pytest.mark.parametrize("chunks", [1, 2, 7])
def test_the_digest_is_the_same_over_any_number_of_processes(chunks: int) -> None:
    with ProcessPoolExecutor(chunks, get_context("spawn")) as executor:
        assert cube_of(small_plan(), executor).digest() == cube_of(small_plan()).digest()


@pytest.mark.slow
@pytest.mark.parametrize("order", range(5))
def test_the_digest_is_the_same_in_any_order_of_batches(order: int) -> None:
    plan = small_plan()
    places = np.roll(np.arange(len(plan.batches)), order)[:: -1 if order % 2 else 1]
    shuffled = Plan(tuple(plan.batches[place] for place in places))
    renumbered = Plan(tuple(replace(batch, batch=number) for number, batch in enumerate(shuffled.batches)))
    assert cube_of(renumbered).digest() == cube_of(plan).digest()


@pytest.mark.slow
def test_each_regime_beside_the_baseline_alone_is_what_it_is_among_six() -> None:
    plan, whole = small_plan(), cube_of(small_plan())
    for place, name in enumerate(REGIMES[1:], start=1):
        pairs = [Batch(b.batch, (b.runs[0], b.runs[place])) for b in plan.batches]
        part = cube_of(Plan(tuple(pairs)))
        assert part.select(regimes=[name]).digest() == whole.select(regimes=[name]).digest()


def test_flipping_one_bit_changes_the_digest() -> None:
    cube = cube_of(small_plan())
    values = np.array(cube.values)
    values.view(np.uint64).reshape(-1)[1234] ^= np.uint64(1)
    assert replace(cube, values=values).digest() != cube.digest()


def test_no_number_moved_without_a_reason() -> None:
    """Golden: a change here is allowed with a line under *Changed* in CHANGELOG.md (write it, then run this file)."""
    expected = pd.read_csv(GOLDEN, index_col=[0, 1])
    got = table(cube_of(small_plan()))
    assert list(got.columns) == list(expected.columns)
    np.testing.assert_allclose(got.to_numpy(), expected.to_numpy(), rtol=1e-9, atol=1e-6)


@pytest.mark.jit
def test_on_a_known_kind_of_cpu_not_one_bit_moved() -> None:
    """Golden, like the table: DECISIONS 20. On another kind of CPU the table above, to 1e-9, is the test."""
    digests = json.loads(DIGESTS.read_text())
    if cpu() not in digests:
        pytest.skip(f"no digest for a {cpu()}: run this file there")
    assert cube_of(small_plan()).digest() == digests[cpu()], f"on a {cpu()}"


def cpu() -> str:
    """The kind of CPU, as the compiler names it; the versions locked for Python 3.11 to 3.13 give one digest."""
    return get_host_cpu_name()


def table(cube: Cube) -> pd.DataFrame:
    """Regime and replication by measure, the mean over quarters."""
    columns = [cube.names.index(name) for name in SHOWN]
    means = pd.DataFrame(np.array(cube.values)[:, :, columns].mean(axis=1), columns=list(SHOWN))
    return means.set_index([cube.plan["regime"], cube.plan["replication"]]).sort_index()


if __name__ == "__main__":
    golden = cube_of(small_plan())
    known, own = json.loads(DIGESTS.read_text()), {cpu(): golden.digest()}
    if known.get(cpu()) not in {None, golden.digest()}:  # it moved, so that other kinds have to be run again
        table(golden).to_csv(GOLDEN)
        known = {}
    DIGESTS.write_text(json.dumps(known | own, indent=2) + "\n")
