"""Where a run's time goes, and how it grows with the number of workers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from simulator.experiments.engine import Engine
from simulator.experiments.plan import Layout, Plan, plan_of
from simulator.experiments.runner import run
from simulator.experiments.serial import Serial
from simulator.results.cube import PHASE, Cube

WHOLE = "whole run"


def sizes_around(scale: float = 1.0) -> tuple[float, float, float]:
    """A tenth of a scale, itself, ten times it, as shares of the sector; slopes need what is asked for in the middle.

    Around 1 that is from 35,000 to 3.5 million workers in film and television, and takes minutes.
    """
    return scale / 10.0, scale, scale * 10.0


@dataclass(frozen=True)
class Phase:
    """Seconds of one phase at each size, over all regimes; `slope` of log seconds on log size, 1 where it is linear."""

    name: str
    seconds: tuple[float, ...]

    def slope(self, sizes: Sequence[float]) -> float:
        """By least squares; NaN where a phase took no time."""
        if min(self.seconds) <= 0:
            return float("nan")
        return float(np.polyfit(np.log(sizes), np.log(self.seconds), 1)[0])


def profile(
    sector: Any, regimes: Mapping[str, Any], layout: Layout, engine: Engine, sizes: Sequence[float]
) -> list[Phase]:
    """One process, one run of each regime at each size, at central parameters, after one to compile and warm up."""
    alone = replace(layout, replications=0, luck_replications=0)
    plans = [plan_of(sector, regimes, replace(alone, full_scale=size)) for size in sizes]
    _timed(plans[0], engine)
    cubes = [_timed(plan, engine) for plan in plans]
    names = [column for column in cubes[0].plan.columns if column.startswith(PHASE)]
    phases = [Phase(name.removeprefix(PHASE), _seconds(cubes, name)) for name in names]
    return [*sorted(phases, key=lambda phase: -phase.seconds[-1]), Phase(WHOLE, _seconds(cubes, "seconds"))]


def _timed(plan: Plan, engine: Engine) -> Cube:
    return run(plan, engine, executor=Serial(), is_shown=False, on_error="raise")


def _seconds(cubes: Sequence[Cube], column: str) -> tuple[float, ...]:
    return tuple(float(cube.plan[column].sum()) for cube in cubes)
