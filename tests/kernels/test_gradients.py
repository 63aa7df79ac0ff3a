"""Gradient scores: by hand, limits, and what is refused."""

import numpy as np
import pytest

from simulator.kernels import gradients
from simulator.kernels.gradients import grad_cos, grad_dot, positive_shares, tracin, trak, trak_directions

WORKS = np.array([[1.0, 2.0], [0.0, 0.0], [3.0, -1.0]])
MADE = np.array([[2.0, 1.0], [0.0, -4.0]])


def test_dot_and_cosine_by_hand():
    np.testing.assert_allclose(grad_dot(WORKS, MADE), [[4, 0, 5], [-8, 0, 4]])
    roots = np.sqrt([5.0, 10.0])
    expected = [[4 / 5, 0, 5 / (roots[0] * roots[1])], [-8 / (4 * roots[0]), 0, 4 / (4 * roots[1])]]
    np.testing.assert_allclose(grad_cos(WORKS, MADE), expected, rtol=1e-14)


def test_huge_gradients_have_a_cosine():
    np.testing.assert_allclose(grad_cos([[1e300, 1e300]], [[1e300, 0.0]]), [[np.sqrt(0.5)]], rtol=1e-14)


def test_tracin_adds_checkpoints_by_their_learning_rates():
    both, made = np.stack([WORKS, 2 * WORKS]), np.stack([MADE, MADE])
    np.testing.assert_allclose(tracin(both, made, [0.1, 0.05]), 0.2 * grad_dot(WORKS, MADE), rtol=1e-14)


def test_trak_is_the_ridge_formula():
    expected = MADE @ np.linalg.inv(WORKS.T @ WORKS + 0.5 * np.eye(2)) @ WORKS.T
    np.testing.assert_allclose(trak(WORKS, MADE, 0.5), expected, rtol=1e-12, atol=1e-14)


def test_trak_with_a_large_lambda_is_grad_dot():
    np.testing.assert_allclose(1e12 * trak(WORKS, MADE, 1e12), grad_dot(WORKS, MADE), rtol=1e-10, atol=1e-10)


def test_positive_scores_share_each_output():
    weights, rest = positive_shares(np.array([[2.0, 1.0], [0.0, -4.0], [0.0, 0.0], [-1.0, 0.0]]), WORKS)
    # Outputs: (4, -, 5), (-, -, 4), nothing, (-1, 0, -3).
    np.testing.assert_allclose(weights, [4 / 9 / 4, 0, (5 / 9 + 1) / 4], rtol=1e-14)
    assert rest == 0.5


def test_tiles_add_up(monkeypatch):
    luck = np.random.default_rng(1)
    works, made = luck.normal(size=(30, 4)), luck.normal(size=(11, 4))
    whole, rest = positive_shares(trak_directions(works, made, 1.0), works)
    monkeypatch.setattr(gradients, "OUTPUTS_AT_ONCE", 2)
    again, same = positive_shares(trak_directions(works, made, 1.0), works)
    np.testing.assert_allclose(again, whole, rtol=1e-12)
    assert rest == same
    assert whole.sum() + rest == pytest.approx(1.0, abs=1e-12)


def test_no_outputs_leave_everything_undistributed():
    assert positive_shares(np.empty((0, 2)), WORKS)[1] == 1.0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: grad_dot([[1.0], [np.nan]], [[1.0]]), "works: row 1 .* not finite"),
        (lambda: grad_dot([[1.0]], [[np.inf]]), "outputs: row 0"),
        (lambda: grad_dot([1.0], [[1.0]]), "shape"),
        (lambda: grad_dot([["a"]], [[1.0]]), "must be numbers"),
        (lambda: grad_cos(WORKS, [[1.0]]), "works have 2 features and outputs 1"),
        (lambda: tracin([WORKS], [MADE], [0.1, 0.2]), "1 and 1 checkpoints .* 2 learning rates"),
        (lambda: tracin([], [], []), "0 and 0 checkpoints"),
        (lambda: trak(WORKS, MADE, 0.0), "lambda_reg is 0"),
        (lambda: trak(WORKS, MADE, np.nan), "lambda_reg is nan"),
    ],
)
def test_bad_features_are_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_float32_features_stay_so_and_agree():
    luck = np.random.default_rng(2)
    works, made = luck.normal(size=(40, 6)), luck.normal(size=(5, 6))
    rough = trak(works.astype(np.float32), made.astype(np.float32), 0.5)
    assert rough.dtype == np.float32
    np.testing.assert_allclose(rough, trak(works, made, 0.5), rtol=1e-3, atol=1e-5)
