"""Small cubes with known contents, for the tests of this folder."""

import numpy as np

from simulator.results.cube import Cube, Measure
from simulator.results.gather import Gathering
from simulator.results.outcome import Outcome, Role, Run

HOURS = Measure("hours", "hours", "jobs", additive=True, better="more")
INDEX = Measure("price_index", "index", "prices", additive=False, better="less")
MEASURES = (HOURS, INDEX)


def run(number, regime="a", role: Role = "ensemble", replication=0, point=0, quarters=8, values=None):
    return Run(number, regime, role, replication, point, 0.05, 1, "2027Q1", quarters, values or {}, "terms", "sector")


def outcome(number, values, **facts):
    return Outcome(number, np.asarray(values, dtype=np.float64), **facts)


def cube_of(runs, outcomes, measures=MEASURES) -> Cube:
    gathering = Gathering(runs, measures)
    gathering.add(outcomes)
    return gathering.cube()


def paired_cube(hours: dict[str, list[float]], luck: dict[str, list[float]] | None = None, full=None) -> Cube:
    """Regime -> a constant quarterly number of hours for each replication; the index is a tenth of the hours."""
    runs: list[Run] = []
    outcomes: list[Outcome] = []
    roles: list[tuple[Role, dict[str, list[float]]]] = [
        ("full", {name: [level] for name, level in (full or {}).items()}),
        ("ensemble", hours),
        ("luck", luck or {}),
    ]
    for role, regimes in roles:
        for regime, levels in regimes.items():
            for replication, level in enumerate(levels):
                point = replication + 1 if role == "ensemble" else 0
                runs.append(run(len(runs), regime, role, replication, point))
                outcomes.append(outcome(len(outcomes), np.full((8, 2), level) * [1, 0.1]))
    return cube_of(runs, outcomes)
