"""What must be exactly the same: one plan in every layout, one regime under two names, a dummy that changes nothing."""

import json
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from bars import measured
from distributed import Client, LocalCluster

from simulator.experiments.engine import Engine
from simulator.experiments.plan import Layout, Plan, plan_of
from simulator.experiments.runner import run
from simulator.experiments.serial import Serial
from simulator.scenario.load import load_regime, load_sector

REGIMES = ("status_quo", "data_dignity", "statutory_levy")
LAYOUT = Layout("2027Q1", 8, 20270101, 3, 0.005, 0, 0.0, is_uncertain=True)


def plan(regimes: dict[str, Any]) -> Plan:
    """Three replications of two years at a two-hundredth of the sector."""
    return plan_of(load_sector("hollywood"), regimes, LAYOUT)


def digest(found: Plan, executor: Any) -> str:
    """Of the plan's cube."""
    return run(found, Engine.ours(found), executor=executor, is_shown=False, on_error="raise").digest()


def layouts() -> dict[str, str]:
    """The digest in each layout."""
    found = plan({name: load_regime(name) for name in REGIMES})
    spawn = get_context("spawn")
    backwards = Plan(tuple(replace(batch, batch=place) for place, batch in enumerate(found.batches[::-1])))
    told = {"serial": digest(found, Serial()), "backwards": digest(backwards, Serial())}
    for count in (1, 2):
        with ProcessPoolExecutor(count, spawn) as pool:
            told[f"{count} processes"] = digest(found, pool)
    with ThreadPoolExecutor(2) as threads:
        told["2 threads"] = digest(found, threads)
    with (
        LocalCluster(2, processes=True, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        told["dask, 2 workers"] = digest(found, client.get_executor())
    return told


def twins() -> float:
    """The largest difference of any measure in any quarter between a regime and itself under another name."""
    terms = load_regime("data_dignity")
    cube = run(found := plan({"one": terms, "other": terms}), Engine.ours(found), executor=Serial(), is_shown=False)
    values = np.asarray(cube.values)
    one, other = (values[(cube.plan["regime"] == name).to_numpy()] for name in ("one", "other"))
    return float(np.nanmax(np.abs(one - other)))


def dummy() -> float:
    """Its largest total index in a small analysis by the command."""
    with tempfile.TemporaryDirectory() as folder:
        sizes = ["--samples", "4", "--trajectories", "2", "--top", "1", "--scale", "0.002", "--set", "quarters=4"]
        command = [str(Path(sys.executable).with_name("residuals")), "sensitivity", "compare_regimes", *sizes, "--json",
                   "--out", str(Path(folder) / "out")]  # fmt: skip
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    totals = [end for row in told["shares"] if row["name"] == "checks.dummy" for end in row["total"]]
    return max(abs(total) for total in totals if total is not None)  # None: nothing moved this outcome at all


def main() -> None:
    """Three lines, and the layouts."""
    found = layouts()
    print("\n".join(f"  {name:<18}{told[:16]}" for name, told in found.items()))
    different = len(set(found.values()))
    print(f"one plan in {len(found)} layouts: {different} digest   {measured('layouts', different)}")
    print(f"identical regimes differ by {(apart := twins()):g} at the most   {measured('identical', apart)}")
    print(f"total Sobol index of the dummy {(index := dummy()):g}   {measured('dummy', index)}")


if __name__ == "__main__":
    main()
