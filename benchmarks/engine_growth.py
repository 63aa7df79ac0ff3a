"""Attribution, settlement and matching in nanoseconds a unit of work, and their growth with one thing at a time."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from simulator.experiments.engine import Engine
from simulator.experiments.plan import Layout, plan_of
from simulator.experiments.runner import run
from simulator.experiments.serial import Serial
from simulator.results.cube import PHASE
from simulator.scenario.load import load_regime, load_sector

REGIME, SCALE, QUARTERS, TIMES = "data_dignity", 0.25, 8, (1.0, 2.0, 4.0)
SHOWN = ("train", "hire", "settle", "careers", "release")
WORKERS = tuple(f"crafts.{craft.name}.headcount" for craft in load_sector("hollywood").crafts)
GROWING = {
    "works": ("catalogue.works",),
    "outputs": ("technology.outputs_per_year",),
    "credits": ("catalogue.credits_per_work", "catalogue.credits_minimum", "catalogue.credits_maximum"),
    "workers": WORKERS,
}


@dataclass(frozen=True)
class Timed:
    """Seconds by phase at each size."""

    seconds: dict[str, list[float]]

    def slope(self, phase: str) -> float:
        """Least squares of log seconds on log size."""
        return float(np.polyfit(np.log(TIMES), np.log(self.seconds[phase]), 1)[0])


def enlarged(sector: Any, paths: tuple[str, ...], times: float) -> Any:
    """The sector with some figures so many times as large, their ranges not asked."""
    return sector.with_values({path: value(sector, path) * times for path in paths})


def value(sector: Any, path: str) -> float:
    """The figure at a dotted path."""
    place: Any = sector
    for word in path.split("."):
        named = [each for each in place if each.name == word] if isinstance(place, tuple) else [getattr(place, word)]
        place = named[0]
    return float(place.value)


def timed(sector: Any) -> dict[str, float]:
    """Seconds by phase of one run at central parameters, the faster of two."""
    plan = plan_of(
        sector, {REGIME: load_regime(REGIME)}, Layout("2027Q1", QUARTERS, 1, 0, 0.1, 0, SCALE, is_uncertain=False)
    )
    cubes = [run(plan, Engine.ours(plan), executor=Serial(), is_shown=False, on_error="raise") for _ in range(2)]
    return {phase: min(float(cube.plan[PHASE + phase].sum()) for cube in cubes) for phase in SHOWN}


def main() -> None:
    """One row a phase, one column a thing that grows."""
    sector = load_sector("hollywood")
    base = timed(sector)
    print(f"{REGIME}, scale {SCALE}, {QUARTERS} quarters after 10 of burn-in; slopes of log time over {TIMES} times")
    tables = {}
    for name, paths in GROWING.items():
        runs = [base if times == 1.0 else timed(enlarged(sector, paths, times)) for times in TIMES]
        tables[name] = Timed({phase: [each[phase] for each in runs] for phase in SHOWN})
    print(f"  {'phase':<10}" + "".join(f"{name:>10}" for name in GROWING))
    for phase in SHOWN:
        print(f"  {phase:<10}" + "".join(f"{table.slope(phase):10.2f}" for table in tables.values()))
    units(sector, base)


def units(sector: Any, base: dict[str, float]) -> None:
    """Nanoseconds a pair, a credit line and a worker-quarter, by what the phases go through."""
    workers = SCALE * sum(value(sector, path) for path in WORKERS)
    works = SCALE * value(sector, "catalogue.works")
    years, quarters = (QUARTERS + 10) / 4, QUARTERS + 10
    outputs = value(sector, "technology.outputs_per_year") * SCALE**0.5 * len(sector.ai_firms)
    lines = works * value(sector, "catalogue.credits_per_work")
    print(f"  train   {base['train'] / (works * outputs * years) * 1e9:8.1f} ns a work and output (attribution)")
    print(f"  settle  {base['settle'] / (lines * QUARTERS) * 1e9:8.1f} ns a credit line and quarter (roll-up, payment)")
    print(f"  hire    {base['hire'] / (workers * quarters) * 1e9:8.1f} ns a worker and quarter (matching, pay)")
    print(
        f"  careers {base['careers'] / (workers * quarters) * 1e9:8.1f} ns a worker and quarter (income, exit, entry)"
    )


if __name__ == "__main__":
    main()
