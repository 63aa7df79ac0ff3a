"""What the works nearest to an output are each due of it, from their falling similarities alone.

- cosine_topk: in proportion to the similarity of the K nearest;
- softmax_topk: in proportion to exp(u / temperature); near 0 the nearest takes all, near infinity all are equal;
- knn_shapley, truncated to the T = max(K, ceil(1/eps)) nearest: the exact Shapley values of the game among those T (see
  knn_shapley). They too sum to v(all), and none of them is off by more than u_T / T <= eps.
"""

import math

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.similarity import F8

METHODS = ("cosine_topk", "softmax_topk", "knn_shapley")


@kernel
def fill_proportional(ranked: F8, values: F8) -> None:
    """Values (m, K) in proportion to similarities (m, K)."""
    for row in range(ranked.shape[0]):
        total = 0.0
        for i in range(ranked.shape[1]):
            total += ranked[row, i]
        for i in range(ranked.shape[1]):
            values[row, i] = ranked[row, i] / total if total > 0.0 else 0.0


@kernel
def fill_softmax(ranked: F8, temperature: float, values: F8) -> None:
    """Values (m, K) in proportion to exp(similarity / temperature) where that is positive."""
    for row in range(ranked.shape[0]):
        total, nearest = 0.0, ranked[row, 0]
        for i in range(ranked.shape[1]):
            gap = ranked[row, i] - nearest
            value = 1.0 if gap == 0.0 else math.exp(gap / temperature) if temperature > 0.0 else 0.0
            values[row, i] = value if ranked[row, i] > 0.0 else 0.0
            total += values[row, i]
        for i in range(ranked.shape[1]):
            values[row, i] = values[row, i] / total if total > 0.0 else 0.0


@kernel
def fill_knn_shapley(ranked: F8, neighbours: int, values: F8) -> None:
    """Shapley values (m, T) of the K-nearest game of similarities (m, T), scaled to sum to 1."""
    for row in range(ranked.shape[0]):
        worth = 0.0
        for i in range(min(neighbours, ranked.shape[1])):
            worth += ranked[row, i]
        scale = neighbours / worth if worth > 0.0 else 0.0
        value, farther = 0.0, 0.0
        for i in range(ranked.shape[1] - 1, -1, -1):
            value += (ranked[row, i] - farther) / max(neighbours, i + 1)
            farther = ranked[row, i]
            values[row, i] = value * scale


def ranked_values(ranked: F8, method: str, neighbours: int, temperature: float = 1.0) -> F8:
    """Shares (m, T) of falling similarities (m, T) >= 0; rows sum to 1, or to 0 where nothing is similar.

    Raises ValueError for an unknown method, fewer than one neighbour, a temperature below 0 or NaN, fewer columns
    than none, and similarities that are negative or rise.
    """
    given = np.ascontiguousarray(ranked, dtype=np.float64)
    check_ranked(given)
    if neighbours < 1:
        raise ValueError(f"neighbours is {neighbours}; it must be a whole number of at least 1")
    if not temperature >= 0.0:
        raise ValueError(f"the temperature is {temperature}; it must not be negative")
    kept = given if method == "knn_shapley" else given[:, :neighbours].copy()
    values, inside = np.zeros_like(given), np.zeros_like(kept)
    if method == "cosine_topk":
        fill_proportional(kept, inside)
    elif method == "softmax_topk":
        fill_softmax(kept, temperature, inside)
    elif method == "knn_shapley":
        fill_knn_shapley(kept, neighbours, inside)
    else:
        raise ValueError(f"method {method!r} is not one of {', '.join(METHODS)}")
    values[:, : kept.shape[1]] = inside
    return values


def check_ranked(ranked: npt.NDArray[np.float64]) -> None:
    """ValueError, with the row, unless similarities (m, T) are finite, not negative and do not rise."""
    if ranked.ndim != 2 or ranked.shape[1] < 1:
        raise ValueError(f"similarities must have the shape (m, T) with T >= 1, not {ranked.shape}")
    wrong = ~(np.isfinite(ranked) & (ranked >= 0.0)).all(axis=1) | (np.diff(ranked, axis=1) > 0.0).any(axis=1)
    if wrong.any():
        raise ValueError(f"similarities of output {int(np.argmax(wrong))} are negative, not finite, or rise")
