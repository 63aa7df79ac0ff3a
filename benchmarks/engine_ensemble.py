"""Many runs: CPU and wall time of an ensemble beside single runs, and what its results weigh.

    python benchmarks/engine_ensemble.py [replications] [scale]

`make bench` runs 20 replications; `200 0.1` is the size that the handbook quotes. Runs are timed alone, with the other
cores idle, and with every core at the same runs: on cores that are two threads of one, the second is what there is.
Both are timed before the ensemble and after it, since machines change their pace within minutes, and weighed by what
the same runs took in the ensemble: draws differ in cost. What no change of pace can touch is how much of the ensemble's
own time its runs say that they took.
"""

import resource
import sys
import time
import tracemalloc
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import numpy as np
from bars import measured
from threadpoolctl import threadpool_limits

from simulator.experiments.engine import Engine
from simulator.experiments.plan import Layout, Plan, plan_of
from simulator.experiments.pool import cores
from simulator.experiments.runner import run
from simulator.experiments.work import work
from simulator.results.outcome import Batch
from simulator.scenario.load import load_regime, load_sector

ALONE = 12  # replications that are timed alone, at least
REGIMES = ("status_quo", "copyright_holder", "data_dignity", "union_negotiated", "opt_in_consent", "statutory_levy")


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


def sample(whole: Plan) -> list[Batch]:
    """Batches from all over the ensemble."""
    return list(whole.batches[:: max(1, len(whole.batches) // ALONE)])


def weight(cube: Any, whole: Plan) -> float:
    """Cost of all runs in the ensemble over that of the sample's runs there."""
    seconds = cube.plan.set_index("run")["seconds"]
    return float(seconds.mean() / seconds[[run.run for batch in sample(whole) for run in batch.runs]].mean())


def each(replications: int, scale: float) -> float:
    """CPU seconds of one run of the sample, in this process."""
    whole = plan(replications, scale)
    engine = Engine.ours(whole)
    alone = sample(whole)
    with threadpool_limits(1):  # as in the pool: a second thread that spins would count as CPU of the run
        work(engine.run_batch, alone[0], len(engine.measures))  # to compile, or fetch
        before = time.process_time()
        for batch in alone:
            work(engine.run_batch, batch, len(engine.measures))
        return (time.process_time() - before) / sum(len(batch.runs) for batch in alone)


def each_with_all_cores_busy(replications: int, scale: float) -> float:
    """The same with a process on every core at it, without our runner's pool."""
    with ProcessPoolExecutor(cores(), get_context("spawn")) as executor:
        return float(np.mean(list(executor.map(each, [replications] * cores(), [scale] * cores()))))


def main(replications: int, scale: float) -> None:
    """Some batches alone in this process and on every core at once, before and after all of them on the pool."""
    ways, whole = (each, each_with_all_cores_busy), plan(replications, scale)
    paces = [[way(replications, scale) for way in ways]]
    before, start = cpu_seconds(), time.perf_counter()
    cube = run(whole, Engine.ours(whole), is_shown=True)
    wall, cpu = time.perf_counter() - start, cpu_seconds() - before
    paces.append([way(replications, scale) for way in ways])
    cost = weight(cube, whole)
    one, busy = (float(pace) * cost for pace in np.mean(paces, axis=0))
    runs = len(whole.runs)
    ideal, bound = one * runs / cores(), busy * runs / cores()
    print(f"{replications} replications x {len(REGIMES)} regimes at scale {scale}, {cores()} cores")
    print(f"  one run alone and with all cores busy, s of CPU: before {said(paces[0])}, after {said(paces[1])}")
    print(f"  runs of the ensemble take {cost:.3f} of what those timed apart take in it")
    print(f"  one run alone {one:.3f} s of CPU; x {runs} runs / {cores()} = {ideal:.1f} s")
    print(f"  one run with all cores busy {busy:.3f} s of CPU; x {runs} runs / {cores()} = {bound:.1f} s")
    print(f"  ensemble {wall:.1f} s of wall time, {wall / ideal:.3f} of the first, {wall / bound:.3f} of the second")
    size = f"{replications} x {len(REGIMES)} at {scale}"
    inside = float(cube.plan["seconds"].sum())
    print(f"  its time x cores over what its runs say that they took {wall * cores() / inside:.3f}")
    for name, ratio in (("alone", cpu / (one * runs)), ("beside each other", cpu / (busy * runs))):
        print(f"  its CPU over that of its runs {name} {ratio:.3f}   {measured('ensemble', ratio, f'{size}, {name}')}")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20
    print(f"  most memory of any process of it {most:.2f} GiB")
    print(f"  1,000 replications at this pace: {wall / replications * 1000 / 60:.0f} min")
    weigh(cube)


def said(paces: list[float]) -> str:
    """Two paces."""
    return " and ".join(f"{pace:.3f}" for pace in paces)


def weigh(cube: Any) -> None:
    """Bytes of a cube made anew from its values, over the raw floats."""
    raw = np.asarray(cube.values).nbytes
    tracemalloc.start()
    held = cube.select(regimes=list(REGIMES))
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    over = max(taken, raw) / raw
    print(f"  results in memory over raw floats {over:.2f}   {measured('results', over)}")
    del held


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:]] or [20, 0.05]
    main(int(given[0]), given[1])
