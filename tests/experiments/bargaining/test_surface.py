"""Interpolation between tried terms, against functions that are known in full."""

import numpy as np
import pytest

from simulator.experiments.bargaining.surface import Surface, design, held_out


def known(places):
    x, y = places[:, 0], places[:, 1]
    return np.column_stack((2 * x + 3 * y, x * (1 - x) + y))


def test_a_grid_is_full_and_a_hypercube_holds_every_corner_and_stratum():
    grid = design("grid", 2, 25, 1)
    assert grid.shape == (25, 2)
    assert np.unique(grid).tolist() == [0.0, 0.25, 0.5, 0.75, 1.0]
    cube = design("latin_hypercube", 2, 24, 1)
    assert cube[:4].tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert sorted(np.floor(cube[4:, 0] * 20)) == list(range(20))


@pytest.mark.parametrize("kind", ["grid", "latin_hypercube"])
def test_planes_are_met_exactly_and_bends_nearly(kind):
    places = design(kind, 2, 36, 3)
    surface, fresh = Surface(kind, places, known(places)), held_out(2, 20, 3)
    error = surface.error(fresh, known(fresh))
    assert error[0] < 1e-9
    assert error[1] < 0.04


def test_the_points_that_were_tried_are_met():
    places = design("grid", 2, 16, 0)
    surface = Surface("grid", places, known(places))
    assert surface(places) == pytest.approx(known(places), abs=1e-12)


def test_one_issue_is_a_line():
    places = np.linspace(0, 1, 5)[:, None]
    assert Surface("grid", places, places**1)(np.array([[0.3]])) == pytest.approx(0.3)


def test_nothing_held_out_is_no_error_at_all_known():
    places = design("grid", 2, 16, 0)
    assert np.isnan(Surface("grid", places, known(places)).error(held_out(2, 0, 0), np.zeros((0, 2)))).all()
