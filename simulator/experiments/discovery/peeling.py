"""PRIM: a box is peeled from all sides a little at a time towards where cases are dense, then pasted back a little.

Friedman and Fisher (1999), "Bump hunting in high-dimensional data", Statistics and Computing 9, pages 123 to 143.
As in Bryant and Lempert (2010) the outcome is a case or not. A cut lies midway between two neighbouring values.
With few worlds most peels take no case and are equally good; then the axis on which cases stand furthest apart from
the rest is peeled, since the first of the list would lead away from the figure that decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, log

import numpy as np
import numpy.typing as npt

from simulator.experiments.discovery.box import Box, Flags

F8 = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Patience:
    """Share of the points inside that one peel takes and one paste gives back, and the smallest share ever kept.

    `looks_apart`: whether equally good peels are told apart by how far cases stand apart, or by their order.
    `is_hasty`: whether to stop where no peel raises the density; by default peeling goes on, since a later one may.
    """

    peel_share: float = 0.05
    paste_share: float = 0.05
    least_mass: float = 0.05
    looks_apart: bool = True
    is_hasty: bool = False

    @property
    def most_steps(self) -> int:
        """More steps than any way has: each peel takes at least its share, and so much must stay; one for rounding."""
        return ceil(log(self.least_mass) / log(1.0 - self.peel_share)) + 1


USUAL = Patience()


@dataclass(frozen=True)
class Change:
    """A box that could come next: how many points it holds, their density, how far apart cases stand on its axis."""

    box: Box
    inside: int
    mean: float
    apart: float = 0.0

    @property
    def rank(self) -> tuple[float, float, int]:
        """Denser is better; at equal density what stands further apart, then fewer ranges."""
        return self.mean, self.apart, -len(self.box.restricted)


def trajectory(points: F8, cases: Flags, patience: Patience = USUAL) -> list[Box]:
    """Every box from the whole downwards while there are cases to gather; points (n, axes), cases (n,)."""
    found = [Box.whole(points.shape[1])]
    while (smaller := peeled(points, cases, found[-1], patience)) is not None:
        found.append(smaller)
    return found


def peeled(points: F8, cases: Flags, box: Box, patience: Patience = USUAL) -> Box | None:
    """The densest box that one peel makes; None where all inside are cases or too little would be left."""
    inside = box.holds(points)
    changes = list(_peels(points[inside], cases[inside], box, patience))
    best = max(changes, key=lambda change: change.rank, default=None)
    if best is None or best.inside < patience.least_mass * len(points) or cases[inside].all():
        return None
    if best.mean <= (cases[inside].mean() if patience.is_hasty else 0.0):
        return None
    return best.box


def pasted(points: F8, cases: Flags, box: Box, patience: Patience = USUAL) -> Box:
    """The box grown outwards, side by side, as long as that raises its density."""
    while True:
        density = cases[box.holds(points)].mean()
        changes = list(_pastes(points, cases, box, patience.paste_share))
        best = max(changes, key=lambda change: change.rank, default=None)
        if best is None or best.mean <= density:
            return box
        box = best.box


def _peels(points: F8, cases: Flags, box: Box, patience: Patience) -> Iterator[Change]:
    """Both ends of every axis moved inwards, of them the densest; only points inside the box are given."""
    ordered, place = np.sort(points, axis=0), (len(points) - 1) * patience.peel_share
    highs = _midway_below(ordered, ordered[int(np.ceil(len(points) - 1 - place))])
    lows = _midway_above(ordered, ordered[int(np.floor(place))])
    counts, means = (np.stack(pair, axis=1) for pair in zip(
        _kept(points <= highs, cases), _kept(points >= lows, cases), strict=True))  # fmt: skip
    usable = (counts > 0) & (counts < len(points))
    best = means[usable].max(initial=-1.0)  # a box is made only for those that can win
    apart = _apart(points, cases) if patience.looks_apart else np.zeros(len(lows))
    for axis, end in zip(*np.nonzero(usable & (means == best)), strict=True):
        other = box.with_low(axis, lows[axis]) if end else box.with_high(axis, highs[axis])
        yield Change(other, int(counts[axis, end]), float(best), float(apart[axis] if end else -apart[axis]))


def _apart(points: F8, cases: Flags) -> F8:
    """Mean of the cases less mean of the rest on each axis, in standard deviations, (axes,); 0 where there is none."""
    if cases.all() or not cases.any():
        return np.zeros(points.shape[1])
    spread = points.std(axis=0)
    return np.asarray((points[cases].mean(axis=0) - points[~cases].mean(axis=0)) / np.where(spread > 0, spread, 1.0))


def _kept(kept: Flags, cases: Flags) -> tuple[Counts, F8]:
    """How many points each axis' cut keeps, and their density; `kept` (n, axes)."""
    counts = kept.sum(axis=0)
    return counts, cases.astype(np.float64) @ kept / np.maximum(counts, 1)


def _pastes(points: F8, cases: Flags, box: Box, share: float) -> Iterator[Change]:
    """Every finite end moved outwards by a share of the points inside."""
    taken = max(1, int(np.ceil(share * box.holds(points).sum())))
    for axis in box.restricted:
        column = points[:, axis]
        free = box.freed(axis).holds(points)
        for end, sign, moved in ((box.low[axis], -1.0, box.with_low), (box.high[axis], 1.0, box.with_high)):
            beyond = np.sort(sign * column[free & (sign * column > sign * end)])
            if np.isfinite(end) and beyond.size:
                wider = moved(axis, sign * _midway_after(beyond, taken))
                inside = wider.holds(points)
                yield Change(wider, int(inside.sum()), float(cases[inside].mean()))


def _midway_above(ordered: F8, values: F8) -> F8:
    """Halfway from each column's value to the next larger one; infinite where there is none. `ordered` (n, axes)."""
    return np.asarray((values + np.where(ordered > values, ordered, np.inf).min(axis=0)) / 2.0)


def _midway_below(ordered: F8, values: F8) -> F8:
    """Halfway from each column's value to the next smaller one; infinite where there is none. `ordered` (n, axes)."""
    return np.asarray((values + np.where(ordered < values, ordered, -np.inf).max(axis=0)) / 2.0)


def _midway_after(beyond: F8, taken: int) -> float:
    """Halfway past the first `taken` values; infinite where that takes them all."""
    if taken >= beyond.size:
        return float(np.inf)
    larger = beyond[beyond > beyond[taken - 1]]
    return float((beyond[taken - 1] + larger[0]) / 2.0) if larger.size else float(np.inf)
