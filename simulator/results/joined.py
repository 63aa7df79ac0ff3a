"""Cubes of one study's steps as one cube, runs and points numbered through in the order of the steps."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from simulator.results.cube import Cube

STEP = "step"  # the plan's column that says which step a run belongs to


def joined(steps: Sequence[tuple[str, Cube]]) -> Cube:
    """One cube of all steps, which share quarters and measures; points of different steps stay apart."""
    plans, run, point = [], 0, 0
    for step, cube in steps:
        plan = cube.plan.assign(run=cube.plan["run"] + run, point=cube.plan["point"] + point)
        plan[STEP] = step
        plans.append(plan)
        run, point = int(plan["run"].max()) + 1, int(plan["point"].max()) + 1
    first = steps[0][1]
    values = np.concatenate([cube.values for _, cube in steps])  # noqa: PD011 - an array
    return Cube(pd.concat(plans, ignore_index=True), first.quarters, first.measures, values)
