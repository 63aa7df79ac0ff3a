"""Distributions over people: means, percentiles, Gini, payments by size. Every row counts alike."""

import numpy as np
import numpy.typing as npt

F8 = npt.NDArray[np.float64]
M8 = npt.NDArray[np.int64]

SIZES: tuple[tuple[str, float], ...] = (
    ("under_1", 1.0),
    ("1_to_5", 5.0),
    ("5_to_25", 25.0),
    ("25_to_100", 100.0),
    ("100_to_1000", 1000.0),
    ("over_1000", np.inf),
)
DECILES = 10


def gini(amounts: F8) -> float:
    """Gini coefficient of amounts >= 0 (people,), zeros included; 0 where nobody has anything.

    Sum over ranks: (2 sum_i i x_i / (n sum x)) - (n + 1) / n, i from 1 in ascending order.
    """
    total = amounts.sum()
    if total <= 0.0:
        return 0.0
    ordered, n = np.sort(amounts), amounts.size
    return float(2.0 * (np.arange(1, n + 1) @ ordered) / (n * total) - (n + 1) / n)


def percentiles(amounts: F8, shares: tuple[float, ...]) -> list[float]:
    """Values that these shares of people lie at or below; 0 where there is nobody."""
    if amounts.size == 0:
        return [0.0] * len(shares)
    return [float(value) for value in np.quantile(amounts, shares, method="inverted_cdf")]


def by_size(dollars: F8) -> tuple[F8, F8]:
    """Payees and their money by size of payment (sizes,); who has nothing is no payee."""
    paid = dollars[dollars > 0.0]
    bins = np.searchsorted([limit for _, limit in SIZES[:-1]], paid, side="right")
    counts = np.bincount(bins, minlength=len(SIZES)).astype(np.float64)
    return counts, np.bincount(bins, paid, len(SIZES)).astype(np.float64)


def mean_by(groups: npt.NDArray[np.integer], amounts: F8, size: int) -> F8:
    """Mean amount of each group (groups,); 0 where a group is empty."""
    counts = np.bincount(groups, minlength=size)
    sums = np.bincount(groups, amounts, size)
    return np.divide(sums, counts, out=np.zeros(size), where=counts > 0)


def deciles(pay: F8) -> npt.NDArray[np.int64]:
    """Decile 0 to 9 of each person by pay (people,), ties in the order of people."""
    ranks = np.empty(pay.size, np.int64)
    ranks[np.argsort(pay, kind="stable")] = np.arange(pay.size)
    return ranks * DECILES // max(1, pay.size)
