"""A million workers and 200,000 works over ten years in 2 GiB, and the time of a worker-quarter beside the usual size.

python benchmarks/engine_million.py [quarters]
"""

import json
import resource
import subprocess
import sys
from typing import Any

from engine_growth import WORKERS, enlarged, value

from simulator.experiments.engine import Engine
from simulator.experiments.plan import Layout, plan_of
from simulator.experiments.runner import run
from simulator.experiments.serial import Serial
from simulator.results.cube import PHASE
from simulator.scenario.load import load_regime, load_sector

REGIME, PEOPLE_PHASES = "data_dignity", ("hire", "careers")
GIB = 2**30


def measure(workers: float, works: float, quarters: int) -> dict[str, float]:
    """Seconds by phase, and the most memory, of one run of this size in this process."""
    sector: Any = load_sector("hollywood")
    if workers:
        sector = enlarged(sector, WORKERS, workers / sum(value(sector, path) for path in WORKERS))
        sector = enlarged(sector, ("catalogue.works",), works / value(sector, "catalogue.works"))
    plan = plan_of(
        sector, {REGIME: load_regime(REGIME)}, Layout("2027Q1", quarters, 1, 0, 0.1, 0, 1.0, is_uncertain=False)
    )
    cube = run(plan, Engine.ours(plan), executor=Serial(), is_shown=False, on_error="raise")
    size = sum(value(sector, path) for path in WORKERS)
    spent = sum(float(cube.plan[PHASE + phase].sum()) for phase in PEOPLE_PHASES)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"workers": size, "whole": float(cube.plan["seconds"].sum()), "peak": peak,
            "ns": spent / (size * (quarters + 10)) * 1e9}  # fmt: skip


def apart(*words: object) -> dict[str, float]:
    """The same in a process of its own, whose memory is then its own."""
    command = [sys.executable, __file__, "child", *(str(word) for word in words)]
    return json.loads(subprocess.check_output(command).decode().splitlines()[-1])


def main(quarters: int) -> None:
    """The usual size, then the large one."""
    usual, large = apart(0, 0, quarters), apart(1_000_000, 200_000, quarters)
    for title, got in (("film and television", usual), ("a million", large)):
        print(f"{title}: {got['workers']:,.0f} workers, {quarters} quarters: {got['whole']:.0f} s, "
              f"peak {got['peak'] / GIB:.2f} GiB, hire and careers {got['ns']:.0f} ns a worker-quarter")  # fmt: skip
    print(f"  time of a worker-quarter {large['ns'] / usual['ns']:.2f} of the usual; memory within 2 GiB: "
          f"{large['peak'] <= 2 * GIB}")  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:2] == ["child"]:
        people, works_, length = (float(word) for word in sys.argv[2:])
        print(json.dumps(measure(people, works_, int(length))))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 8)
