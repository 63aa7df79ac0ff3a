"""Inequality over people: Theil within and between groups, Atkinson, top shares. Zeros count; every row counts alike.

Closed forms (LITERATURE.md B): lognormal(s) Theil s^2/2, Atkinson(e) 1 - exp(-e s^2/2); Pareto(a) top share q^(1-1/a).
"""

import math

import numpy as np
import numpy.typing as npt

F8 = npt.NDArray[np.float64]
Groups = npt.NDArray[np.integer]

AVERSIONS = (0.5, 1.0, 2.0)
"""Aversions to inequality that Atkinson's index is reported at."""
TOP = 0.01


def theil(amounts: F8) -> float:
    """Theil's T of amounts >= 0 (people,): mean of (x/m) ln(x/m), 0 ln 0 being 0; 0 where nobody has anything."""
    return _theil_terms(amounts) if amounts.size and amounts.sum() > 0.0 else 0.0


def theil_parts(amounts: F8, groups: Groups, size: int) -> tuple[float, float]:
    """Theil's T between groups and within them; they sum to `theil(amounts)`.

    groups (people,) numbers below size. Between: everybody at the mean of the group. Within: the groups' own T,
    weighted by their shares of the money.
    """
    total = amounts.sum()
    if total <= 0.0:
        return 0.0, 0.0
    counts, sums = np.bincount(groups, minlength=size), np.bincount(groups, amounts, size)
    means = np.divide(sums, counts, out=np.zeros(size), where=counts > 0)
    held = sums > 0.0
    between = float((sums[held] / total * np.log(means[held] / amounts.mean())).sum())
    has = amounts > 0.0
    within = float((amounts[has] * np.log(amounts[has] / means[groups[has]])).sum() / total)
    return between, within


def atkinson(amounts: F8, aversion: float) -> float:
    """Atkinson's index 1 - (equally distributed equivalent)/mean of amounts >= 0 (people,); aversion > 0.

    At aversions of 1 and more one person with nothing makes it 1.
    """
    if amounts.size == 0 or amounts.sum() <= 0.0:
        return 0.0
    relative = amounts / amounts.mean()
    if aversion >= 1.0 and not relative.all():
        return 1.0
    if aversion == 1.0:
        return 1.0 - math.exp(float(np.log(relative).mean()))
    equivalent = float((relative ** (1.0 - aversion)).mean())
    return float(1.0 - equivalent ** (1.0 / (1.0 - aversion)))


def top_share(amounts: F8, share: float = TOP) -> float:
    """Share of all money that the richest `share` of people have (people,); the person at the edge counts in part."""
    total = amounts.sum()
    if total <= 0.0:
        return 0.0
    people = share * amounts.size
    whole = int(people)
    if whole >= amounts.size:
        return 1.0
    edge = amounts.size - whole - 1  # place of the person at the edge, in ascending order
    ordered = np.partition(amounts, edge)
    return float((ordered[edge + 1 :].sum() + (people - whole) * ordered[edge]) / total)


def _theil_terms(amounts: F8) -> float:
    relative = amounts[amounts > 0.0] / amounts.mean()
    return float((relative * np.log(relative)).sum() / amounts.size)
