"""How two ways of paying the same people differ: Gini, overlap, rank correlation, money moved."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

F8 = npt.NDArray[np.float64]


class Difference(NamedTuple):
    """Two payments of one pool compared."""

    gini: float  # of the second
    overlap: float  # of the two sets of best-paid
    rank_correlation: float
    moved_share: float  # of the money, from some to others


def compared(first: npt.ArrayLike, second: npt.ArrayLike, best: int) -> Difference:
    """Two payments (n,) compared; overlap looks at the `best` largest of each, ties by row."""
    before, after = checked_payments(first), checked_payments(second)
    if before.shape != after.shape:
        raise ValueError(f"payments of {before.shape} and {after.shape} are not of the same people")
    return Difference(gini(after), overlap(before, after, best), rank_correlation(before, after), moved(before, after))


def gini(payments: npt.ArrayLike) -> float:
    """The Gini index of payments (n,) >= 0: 0 where all are equal, 1 - 1/n where one takes all; NaN of nothing."""
    ranked = np.sort(checked_payments(payments))
    count, total = ranked.size, ranked.sum()
    if total == 0.0:
        return float("nan")
    return float((2.0 * np.arange(1, count + 1) - count - 1.0) @ ranked / (count * total))


def overlap(first: npt.ArrayLike, second: npt.ArrayLike, best: int) -> float:
    """The share of the `best` largest of one list that are among those of the other; ties by row."""
    tops = [set(np.argsort(-checked_payments(p), kind="stable")[:best].tolist()) for p in (first, second)]
    return len(tops[0] & tops[1]) / max(len(tops[0]), 1)


def rank_correlation(first: npt.ArrayLike, second: npt.ArrayLike) -> float:
    """Spearman's correlation, equals sharing their mean rank; NaN where either is constant."""
    ranks = [mean_ranks(checked_payments(p)) for p in (first, second)]
    centred = [r - r.mean() for r in ranks]
    length = float(np.sqrt((centred[0] @ centred[0]) * (centred[1] @ centred[1])))
    return float(centred[0] @ centred[1]) / length if length > 0.0 else float("nan")


def moved(first: npt.ArrayLike, second: npt.ArrayLike) -> float:
    """The share of the money that goes to others under the second: half the sum of differences of shares."""
    before, after = checked_payments(first), checked_payments(second)
    if before.sum() == 0.0 or after.sum() == 0.0:
        return float("nan")
    return float(np.abs(before / before.sum() - after / after.sum()).sum() / 2.0)


def mean_ranks(values: F8) -> F8:
    """Ranks (n,) from 1, equals at their mean."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return np.asarray((ends - (counts - 1) / 2.0)[places])


def checked_payments(payments: npt.ArrayLike) -> F8:
    """Payments (n,) as float64, finite and not negative."""
    given = np.asarray(payments, dtype=np.float64)
    if given.ndim != 1 or not (np.isfinite(given) & (given >= 0.0)).all():
        raise ValueError("payments must be finite, not negative, and of one dimension")
    return given
