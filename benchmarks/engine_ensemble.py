"""Many runs: CPU and wall time of an ensemble beside single runs, and what its results weigh.

    python benchmarks/engine_ensemble.py [replications] [scale]

`make bench` runs 20 replications; `200 0.1` is the size that the handbook quotes.
"""

import resource
import sys
import time
import tracemalloc
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from simulator.experiments.engine import Engine
from simulator.experiments.plan import Layout, Plan, plan_of
from simulator.experiments.pool import cores
from simulator.experiments.runner import run
from simulator.experiments.serial import Serial
from simulator.scenario.load import load_regime, load_sector

REGIMES = ("status_quo", "copyright_holder", "data_dignity", "union_negotiated", "opt_in_consent", "statutory_levy")
BARS = (1.15, 1.05)
MEMORY_BARS = (1.5, 1.1)


def plan(replications: int, scale: float) -> Plan:
    """Six regimes, ten years, drawn parameters."""
    regimes: dict[str, Any] = {name: load_regime(name) for name in REGIMES}
    return plan_of(
        load_sector("hollywood"),
        regimes,
        Layout("2027Q1", 40, 20270101, replications, scale, 0, 0.0, is_uncertain=True),
    )


def cpu_seconds() -> float:
    """Of this process and of its children that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def main(replications: int, scale: float) -> None:
    """Some batches alone in this process, then all of them on the pool."""
    alone = plan(min(4, replications), scale)
    with threadpool_limits(1):  # as in the pool: a second thread that spins would count as CPU of the run
        run(plan(1, scale), Engine.ours(alone), executor=Serial(), is_shown=False)  # to compile, or fetch
        before = cpu_seconds()
        run(alone, Engine.ours(alone), executor=Serial(), is_shown=False)
        one = (cpu_seconds() - before) / len(alone.runs)
    whole = plan(replications, scale)
    before, start = cpu_seconds(), time.perf_counter()
    cube = run(whole, Engine.ours(whole), is_shown=True)
    wall, cpu = time.perf_counter() - start, cpu_seconds() - before
    runs, ideal = len(whole.runs), one * len(whole.runs) / cores()
    print(f"{replications} replications x {len(REGIMES)} regimes at scale {scale}, {cores()} cores")
    print(f"  one run alone {one:.3f} s of CPU; x {runs} runs / {cores()} = {ideal:.1f} s")
    print(f"  ensemble {wall:.1f} s of wall time, {wall / ideal:.3f} of that")
    print(f"  its CPU over that of its runs alone {cpu / (one * runs):.3f}   bar {BARS[0]} / {BARS[1]}")
    print(f"  1,000 replications at this pace: {wall / replications * 1000 / 60:.0f} min")
    weigh(cube)


def weigh(cube: Any) -> None:
    """Bytes of a cube made anew from its values, over the raw floats."""
    raw = np.asarray(cube.values).nbytes
    tracemalloc.start()
    held = cube.select(regimes=list(REGIMES))
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    print(f"  results in memory over raw floats {max(taken, raw) / raw:.2f}   bar {MEMORY_BARS[0]} / {MEMORY_BARS[1]}")
    del held


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:]] or [20, 0.05]
    main(int(given[0]), given[1])
