"""A catalogue small enough to check by hand: three works, one output, and what each method pays."""

import numpy as np

from simulator.kernels.attribution import attribute
from simulator.kernels.gradients import positive_shares
from simulator.kernels.group_attribution import GROUP_METHODS, group_shares, group_values, nearest_by_group
from simulator.kernels.label_knn import label_knn_shapley
from simulator.kernels.ranked_values import ranked_values
from simulator.kernels.similarity import F8, I1, norms

WORKS: I1 = np.array([[5, 0], [4, 3], [3, 4]], dtype=np.int8)
OUTPUT: I1 = np.array([[1, 0]], dtype=np.int8)
COSINES: F8 = np.array([1.0, 0.8, 0.6])


def example_payments(neighbours: int, dollars: float) -> dict[str, list[float]]:
    """Dollars of an output by method for the three works, whose cosines with it are 1, 0.8 and 0.6."""
    everything, usage = np.ones(len(WORKS), dtype=np.bool_), np.array([1.0, 2.0, 5.0])
    args = WORKS, norms(WORKS), everything
    paid = {
        method: attribute(*args, OUTPUT, method, neighbours, usage)[0]
        for method in ("equal_per_work", "usage", "cosine_topk", "knn_shapley")
    }
    paid["softmax_topk, temperature 0.1"] = ranked_values(COSINES[np.newaxis], "softmax_topk", neighbours, 0.1)[0]
    near = nearest_by_group(*args, np.arange(len(WORKS)), OUTPUT, neighbours)
    for method in GROUP_METHODS:
        if method != "semivalue":
            paid[f"{method}, each work a group"] = group_shares(group_values(near, method, alpha=4.0))[0]
    paid["grad_dot, embeddings as gradients"] = positive_shares(OUTPUT.astype(float), WORKS.astype(float))[0]
    return {method: (dollars * weights).tolist() for method, weights in paid.items()}


# What the libraries' values of three works with the right label sum to, by K: run on 22 November 2026, one output.
LIBRARIES = {"pyDVL 0.10.0": 1.0, "dattri 0.3.0": 1.0}
RIGHT_LABEL = 7


def labelled_totals(most: int) -> list[dict[str, float]]:
    """For K = 1 to `most`: the worth of all three works by labels, the sum of our values, and the libraries' sums.

    All works carry the output's label, so that min(K, 3) of K places are filled by right ones.
    """
    everything, labels = np.ones(len(WORKS), dtype=np.bool_), np.full(len(WORKS), RIGHT_LABEL)
    rows = []
    for neighbours in range(1, most + 1):
        values = label_knn_shapley(WORKS, norms(WORKS), everything, labels, OUTPUT, labels[:1], neighbours)
        worth = min(neighbours, len(WORKS)) / neighbours
        rows.append({"K": neighbours, "worth of all": worth, "ours": float(values.sum()), **LIBRARIES})
    return rows


def totals_beyond_n(most: int) -> list[dict[str, float]]:
    """For K = 1 to `most`: the worth of all three works, the sum of our values, and of those with the start u_N / N.

    Jia et al. (2019) start the recursion at u_N / N, which pyDVL, OpenDataVal and dattri follow: it holds for K <= N.
    """
    rows = []
    for neighbours in range(1, most + 1):
        worth = float(COSINES[:neighbours].sum() / neighbours)
        ranks = np.arange(1, len(COSINES) + 1)
        steps = COSINES - np.append(COSINES[1:], 0.0)
        ours = float((steps / np.maximum(ranks, neighbours) * ranks).sum())
        start = COSINES[-1] / len(COSINES)
        theirs = start * len(COSINES)
        for rank in range(1, len(COSINES)):
            theirs += steps[rank - 1] / neighbours * min(neighbours, rank) / rank * rank
        rows.append({"K": neighbours, "worth of all": worth, "ours": ours, "with the published start": float(theirs)})
    return rows
