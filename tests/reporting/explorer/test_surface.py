import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.reporting.explorer.surface import Surface, errors, weights

AXIS = np.array([0.0, 0.02, 0.04, 0.05, 0.09])


@given(st.floats(0.0, 0.09))
def test_weights_sum_to_one_and_carry_cubics(place):
    found = weights(AXIS, place)
    assert found.sum() == pytest.approx(1.0)
    assert found @ (3 * AXIS**3 - AXIS + 2) == pytest.approx(3 * place**3 - place + 2)  # exact for a cubic


@pytest.mark.parametrize("number", range(5))
def test_a_tried_value_counts_alone(number):
    assert weights(AXIS, AXIS[number]).tolist() == [float(one == number) for one in range(5)]


def test_two_values_make_a_straight_line():
    assert weights(np.array([1.0, 3.0]), 1.5).tolist() == [0.75, 0.25]


def surface():
    grid = np.array([[x, y] for x in (0.0, 1.0, 2.0) for y in (0.0, 10.0)])
    values = (grid[:, 0] ** 2 + grid[:, 0] * grid[:, 1])[:, None, None] * np.array([1.0, 2.0])[None, :, None]
    return Surface(((0.0, 1.0, 2.0), (0.0, 10.0)), values)


def test_weights_multiply_over_clauses():
    assert surface()(np.array([1.5, 4.0])).ravel() == pytest.approx([1.5**2 + 6.0, 2 * (1.5**2 + 6.0)])


def test_spans_are_those_of_the_median_world():
    assert surface().spans().tolist() == [(24.0 + 48.0) / 2]


def test_errors_leave_out_what_was_not_tried():
    fresh = np.array([[[8.0], [np.nan]], [[np.nan], [7.0]]])
    found = errors(surface(), np.array([[1.5, 4.0], [1.0, 2.0]]), fresh)
    assert found.ravel() == pytest.approx([abs(8.25 - 8.0), abs(6.0 - 7.0)])
