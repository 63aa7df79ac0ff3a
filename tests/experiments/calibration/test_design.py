"""The worlds of a calibration."""

import numpy as np
import pandas as pd
import pytest

from simulator.experiments.calibration.design import LUCKS, Sizes, known, plan, values_at
from simulator.experiments.calibration.simulated_moments import STEP
from simulator.results.cube import Cube, Measure
from simulator.scenario.load import load_regime, load_sector

SECTOR = load_sector("hollywood")
FREE = SECTOR.free()
SIZES = Sizes(draws=6, seed=3)


def test_draws_a_centre_its_steps_and_luck():
    runs = plan(SECTOR, load_regime("status_quo"), SIZES).runs
    assert len(runs) == 6 + 1 + 2 * len(FREE) + LUCKS
    assert len({run.replication for run in runs if run.role == "ensemble"}) == 6
    assert {run.replication for run in runs if run.role == "full"} == {0}  # one luck for the centre and every step
    assert len({run.replication for run in runs if run.role == "luck"}) == LUCKS


def test_a_step_moves_one_parameter_alone():
    runs = [run for run in plan(SECTOR, load_regime("status_quo"), SIZES).runs if run.role == "full"]
    centre, step = (run.values for run in runs[:2])  # noqa: PD011 - a run's
    moved = [path for path in centre if centre[path] != step[path]]
    assert moved == [min(FREE)]
    low, high = FREE[moved[0]].range
    assert centre[moved[0]] - step[moved[0]] == pytest.approx(STEP * (high - low))


def test_points_go_back_to_where_they_came_from():
    """A cube whose moments are the drawn values themselves: slopes are the ranges, the draws are a Latin hypercube."""
    runs = plan(SECTOR, load_regime("status_quo"), SIZES).runs
    paths = sorted(FREE)
    drawn = [run.values for run in runs]  # noqa: PD011 - a run's
    values = np.array([[[each[path] for path in paths]] for each in drawn])
    rows = zip(runs, drawn, strict=True)
    table = pd.DataFrame([{"role": run.role} | {f"parameter/{p}": each[p] for p in paths} for run, each in rows])
    measures = tuple(Measure(path, "index", "moments", additive=False, better="neither") for path in paths)
    found = known(Cube(table, ("2027Q1",), measures, values), FREE)
    ranges = np.array([high - low for low, high in (FREE[path].range for path in paths)])
    assert found.slopes == pytest.approx(np.diag(ranges), rel=1e-6)
    assert np.sort(np.floor(found.points[:, 0] * 6)).tolist() == [0, 1, 2, 3, 4, 5]
    assert found.luck == pytest.approx(0.0)
    assert found.centre == pytest.approx(list(values_at(FREE, np.full(len(FREE), 0.5)).values()))


def test_a_failed_step_is_an_error_and_a_failed_draw_is_left_out():
    roles = ["ensemble"] * 3 + ["full"] * 3 + ["luck"] * 2
    values = np.ones((8, 1, 1))
    values[0] = np.nan
    one = {"a.b": FREE[min(FREE)]}
    table = pd.DataFrame({"role": roles, "parameter/a.b": 0.3})
    cube = Cube(table, ("2027Q1",), (Measure("m", "index", "x", additive=False, better="neither"),), values)
    assert len(known(cube, one).points) == 2
    values[4] = np.nan
    with pytest.raises(RuntimeError, match="a step from it, failed"):
        known(cube, one)
