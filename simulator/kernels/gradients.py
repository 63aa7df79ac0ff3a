"""Attribution by gradients that a user brings: how much a work's gradient points where an output's does.

Features are projected gradients, (works, p) and (m, p) float. The score of work i for output o is

- grad_dot: g_i . g_o;  grad_cos: the same of unit vectors;
- tracin: sum over checkpoints c of learning_rate_c g_i,c . g_o,c (Pruthi et al. 2020);
- trak: g_o (G'G + lambda I)^-1 g_i (Park et al. 2023), which times lambda goes to grad_dot as lambda grows.

Scores may be negative; a payment goes in proportion to the positive ones (`positive_shares`). Sums are BLAS products in
float32 where all features are, else in float64: unlike cosines of whole numbers they may differ between processors in
the last bits.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

F8 = npt.NDArray[np.float64]
Floats = npt.NDArray[np.floating]

OUTPUTS_AT_ONCE = 64


def grad_dot(features: npt.ArrayLike, outputs: npt.ArrayLike) -> Floats:
    """Scores (m, works)."""
    works, drawn = checked_pair(features, outputs)
    return np.asarray(drawn @ works.T)


def grad_cos(features: npt.ArrayLike, outputs: npt.ArrayLike) -> Floats:
    """Scores (m, works) in -1 to 1; 0 for a gradient of zeros."""
    works, drawn = checked_pair(features, outputs)
    return np.asarray(unit_rows(drawn) @ unit_rows(works).T)


def tracin(features: npt.ArrayLike, outputs: npt.ArrayLike, learning_rates: npt.ArrayLike) -> Floats:
    """Scores (m, works) of features (checkpoints, works, p), outputs (checkpoints, m, p), rates (checkpoints,)."""
    rates = checked_features(np.atleast_2d(np.asarray(learning_rates)), "learning rates")[0]
    works, drawn = list(np.asarray(features)), list(np.asarray(outputs))
    if not len(works) == len(drawn) == rates.size > 0:
        raise ValueError(f"{len(works)} and {len(drawn)} checkpoints of gradients, and {rates.size} learning rates")
    scores = [rate * grad_dot(own, made) for rate, own, made in zip(rates, works, drawn, strict=True)]
    return np.asarray(np.sum(scores, axis=0))


def trak(features: npt.ArrayLike, outputs: npt.ArrayLike, lambda_reg: float) -> Floats:
    """Scores (m, works); ValueError for a lambda_reg that is not positive and finite."""
    works, drawn = checked_pair(features, outputs)
    return np.asarray(ridge_directions(works, drawn, lambda_reg) @ works.T)


def trak_directions(features: npt.ArrayLike, outputs: npt.ArrayLike, lambda_reg: float) -> Floats:
    """g_o (G'G + lambda I)^-1 for each output: (m, p). Times a work's features this is its score."""
    return ridge_directions(*checked_pair(features, outputs), lambda_reg)


def ridge_directions(works: Floats, drawn: Floats, lambda_reg: float) -> Floats:
    """The same of checked features; ValueError for a lambda_reg that is not positive and finite."""
    if not 0.0 < lambda_reg < np.inf:
        raise ValueError(f"lambda_reg is {lambda_reg}; it must be positive and finite")
    curvature = (works.T @ works).astype(np.float64)
    curvature[np.diag_indices_from(curvature)] += lambda_reg
    return np.asarray(np.linalg.solve(curvature, drawn.T.astype(np.float64)).T, dtype=drawn.dtype)


def positive_shares(directions: npt.ArrayLike, features: npt.ArrayLike) -> tuple[F8, float]:
    """Weights (works,) of outputs with equal shares, each by its positive scores directions . features; and the rest.

    Never holds more than 64 outputs x works. Outputs without a positive score are undistributed.
    """
    works, drawn = checked_pair(features, directions)
    weights, empty = np.zeros(len(works)), 0
    for scores in score_tiles(drawn, works):
        totals = np.maximum(scores, 0.0, out=scores).sum(axis=1, dtype=np.float64)
        empty += int((totals == 0.0).sum())
        weights += (scores / np.where(totals > 0.0, totals, 1.0)[:, np.newaxis]).sum(axis=0)
    return (weights / len(drawn), empty / len(drawn)) if len(drawn) else (weights, 1.0)


def score_tiles(drawn: Floats, works: Floats) -> Iterator[Floats]:
    """Scores (up to 64, works), a tile of outputs at a time."""
    for first in range(0, len(drawn), OUTPUTS_AT_ONCE):
        yield drawn[first : first + OUTPUTS_AT_ONCE] @ works.T


def unit_rows(features: Floats) -> Floats:
    """Rows of length 1; rows of zeros stay zeros. Scaled first, so that huge entries do not overflow."""
    largest = np.abs(features).max(axis=1, initial=0.0, keepdims=True)
    scaled = features / np.where(largest > 0.0, largest, 1.0)
    lengths = np.linalg.norm(scaled, axis=1, keepdims=True)
    return np.asarray(scaled / np.where(lengths > 0.0, lengths, 1.0))


def checked_pair(features: npt.ArrayLike, outputs: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Works' and outputs' features of the same p."""
    works, drawn = checked_features(features, "works"), checked_features(outputs, "outputs")
    if works.shape[1] != drawn.shape[1]:
        raise ValueError(f"works have {works.shape[1]} features and outputs {drawn.shape[1]}")
    return works, drawn


def checked_features(features: npt.ArrayLike, what: str) -> Floats:
    """Features (n, p) as float64, or float32 as they are; ValueError names the first row that is not finite."""
    array = np.asarray(features)
    if array.ndim != 2 or array.dtype.kind not in "fiu":
        raise ValueError(f"{what}: features must be numbers of the shape (n, p), not {array.dtype} {array.shape}")
    wrong = ~np.isfinite(array).all(axis=1)
    if wrong.any():
        raise ValueError(f"{what}: row {int(np.argmax(wrong))} of the features is not finite")
    return np.ascontiguousarray(array, dtype=np.float32 if array.dtype == np.float32 else np.float64)
