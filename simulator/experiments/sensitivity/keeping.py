"""The runs of an analysis as one cube of outcomes, and which of its points each row of a design stands at.

With both, every index can be computed again without a run: `store.read`, `designs.csv`, and any library for indices.
"""

from collections.abc import Sequence
from typing import Any

from simulator.experiments.sensitivity.bench import Tried
from simulator.results.cube import Cube
from simulator.results.joined import joined


def cube_of(steps: Sequence[Tried]) -> Cube:
    """One cube of all steps."""
    return joined([(tried.step, tried.cube) for tried in steps])


def designs(steps: Sequence[Tried]) -> list[dict[str, Any]]:
    """One row a row of a design: its number in the design, and the point of the cube that it stands at."""
    found: list[dict[str, Any]] = []
    begin = 0
    for tried in steps:
        for design, places in tried.rows.items():
            found += [{"design": design, "row": row, "point": begin + place} for row, place in enumerate(places)]
        begin += int(tried.cube.plan["point"].max()) + 1
    return found
