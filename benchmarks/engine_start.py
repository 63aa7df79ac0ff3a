"""From nothing to a first result: the workforce's kernels and a whole small run, compiled cold and from the cache."""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from bars import measured

ROOT = Path(__file__).parents[1]
KERNELS = "from workforce_world import drawn, ours; ours(drawn(1000))()"
RUN = """
from simulator.experiments.engine import Engine
from simulator.experiments.plan import Layout, plan_of
from simulator.experiments.runner import run
from simulator.experiments.serial import Serial
from simulator.scenario.load import load_regime, load_sector
plan = plan_of(load_sector("hollywood"), {n: load_regime(n) for n in ("status_quo", "data_dignity")},
               Layout("2027Q1", 4, 1, 1, 0.002, 0, 0.0, is_uncertain=False))
run(plan, Engine.ours(plan), executor=Serial(), is_shown=False, on_error="raise")
"""


def seconds(code: str, cache: str) -> float:
    """CPU seconds of a fresh interpreter."""
    path, before = f"{ROOT}:{ROOT / 'benchmarks'}", spent()
    subprocess.run([sys.executable, "-c", code], check=True, env={"NUMBA_CACHE_DIR": cache, "PYTHONPATH": path})
    return spent() - before


def spent() -> float:
    """CPU seconds of all processes that this one has waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Cold, then cached, thrice."""
    for title, code, idle in (
        ("workforce's kernels", KERNELS, "import workforce_world"),
        ("a whole small run", RUN, RUN.split("plan =", maxsplit=1)[0]),
    ):
        with tempfile.TemporaryDirectory() as cache:
            cold, cached = seconds(code, cache), min(seconds(code, cache) for _ in range(3))
            imports = min(seconds(idle, cache) for _ in range(3))
        said = f"cold {cold - imports:.1f} s, cached {cached - imports:.2f} s, beside {imports:.1f} s of imports"
        print(f"{title}: {said}")
        if code is KERNELS:
            print(f"  {measured('cold', cold - imports)}; from the cache {measured('cached', cached - imports)}")


if __name__ == "__main__":
    main()
