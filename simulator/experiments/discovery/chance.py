"""Could it be luck? Boxes found in reordered outcomes, and boxes found again in halves of the worlds.

Reordering the outcomes over the worlds keeps both and breaks what ties them: a permutation test (Fisher 1935).
Halves are the resampling test of Bryant and Lempert (2010); the other half then says what a box is worth unseen.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simulator.experiments.discovery.box import Box, Flags
from simulator.experiments.discovery.peeling import USUAL, Patience
from simulator.experiments.discovery.quality import quality
from simulator.experiments.discovery.search import search
from simulator.kernels.philox import uniforms
from simulator.randomness import Luck, purpose

F8 = npt.NDArray[np.float64]
Order = npt.NDArray[np.intp]

_REORDERED, _HALVED = 0, 1  # told apart by the quarter of the counter


@dataclass(frozen=True, eq=False)
class Again:
    """What halves of the worlds find: boxes, and the coverage and density of each in the other half."""

    boxes: tuple[Box, ...]
    coverage: F8
    density: F8

    def frequency(self, axis: int, *, is_low: bool) -> float:
        """Share of the halves whose box has this end on this axis."""
        return float(np.mean(np.isfinite(self.ends(axis, is_low=is_low))))

    def ends(self, axis: int, *, is_low: bool) -> F8:
        """The end on this axis in each half's box, (halves,); infinite where the half has none."""
        return np.array([(box.low if is_low else box.high)[axis] for box in self.boxes])


def chance(points: F8, cases: Flags, reorders: int, seed: int, patience: Patience = USUAL) -> float:
    """Share of reordered outcomes whose box is as well balanced as the one found, the one found counted in."""
    found = quality(points, cases, search(points, cases, patience=patience).box).balance
    as_good = 0
    for number in range(reorders):
        other = cases[order(len(cases), number, seed, _REORDERED)]
        as_good += quality(points, other, search(points, other, patience=patience).box).balance >= found
    return (1 + as_good) / (1 + reorders)


def again(points: F8, cases: Flags, halves: int, seed: int, patience: Patience = USUAL) -> Again:
    """Boxes of random halves of the worlds, each judged by the other half."""
    boxes, told = [], []
    for number in range(halves):
        places = order(len(cases), number, seed, _HALVED)
        half, rest = places[: len(places) // 2], places[len(places) // 2 :]
        boxes.append(search(points[half], cases[half], patience=patience).box)
        told.append(quality(points[rest], cases[rest], boxes[-1]))
    return Again(tuple(boxes), np.array([q.coverage for q in told]), np.array([q.density for q in told]))


def order(worlds: int, number: int, seed: int, which: int) -> Order:
    """The worlds in a keyed random order, (worlds,)."""
    key, ids = int(Luck(seed, 0).key), np.arange(worlds, dtype=np.uint32)
    return np.argsort(uniforms(key, ids, which, purpose("world_order"), number), kind="stable")
