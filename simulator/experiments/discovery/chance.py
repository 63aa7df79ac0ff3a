"""Could it be luck? Boxes drawn in the same way from reordered outcomes, and from halves of the worlds.

Reordering the outcomes over the worlds keeps both and breaks what ties them: a permutation test (Fisher 1935).
Halves are the resampling test of Bryant and Lempert (2010); the other half then says what such a box is worth unseen.
A reader's own step is judged by boxes peeled as far, and not by the box that would have been shown in its place.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simulator.experiments.discovery.box import Box, Flags
from simulator.experiments.discovery.quality import quality
from simulator.experiments.discovery.search import likewise
from simulator.kernels.philox import uniforms
from simulator.randomness import Luck, purpose

F8 = npt.NDArray[np.float64]
Order = npt.NDArray[np.intp]

_REORDERED, _HALVED = 0, 1  # told apart by the quarter of the counter


@dataclass(frozen=True, eq=False)
class Again:
    """What halves of the worlds find: boxes, and for each the places of the worlds that it has not seen."""

    boxes: tuple[Box, ...]
    others: tuple[Order, ...]

    def frequency(self, axis: int, *, is_low: bool) -> float:
        """Share of the halves whose box has this end on this axis."""
        return float(np.mean(np.isfinite(self.ends(axis, is_low=is_low))))

    def ends(self, axis: int, *, is_low: bool) -> F8:
        """The end on this axis in each half's box, (halves,); infinite where the half has none."""
        return np.array([(box.low if is_low else box.high)[axis] for box in self.boxes])

    def limited_to(self, box: Box) -> "Again":
        """The same without the ends that a box has not, as when they were dropped from it."""
        return Again(tuple(each.limited_to(box) for each in self.boxes), self.others)

    def unseen(self, points: F8, cases: Flags) -> tuple[F8, F8]:
        """Coverage and density of each half's box in the other half, each (halves,)."""
        told = [quality(points[rest], cases[rest], box) for box, rest in zip(self.boxes, self.others, strict=True)]
        return np.array([each.coverage for each in told]), np.array([each.density for each in told])


def chance(points: F8, cases: Flags, boxes: Iterable[Box], reorders: int, seed: int, step: int | None = None) -> float:
    """Share of reordered outcomes whose box is as well balanced as the worst of `boxes`, which is counted in.

    `boxes` are the box as found and as shown. Since the worse one is compared, dropping a range from the box that
    was found never makes the one that is shown look surer than it is.
    """
    least = min(quality(points, cases, box).balance for box in boxes)
    as_good = 0
    for number in range(reorders):
        other = cases[order(len(cases), number, seed, _REORDERED)]
        as_good += quality(points, other, likewise(points, other, step)).balance >= least
    return (1 + as_good) / (1 + reorders)


def again(points: F8, cases: Flags, halves: int, seed: int, step: int | None = None) -> Again:
    """Boxes of random halves of the worlds, each with the worlds of the other half."""
    boxes, others = [], []
    for number in range(halves):
        places = order(len(cases), number, seed, _HALVED)
        half, rest = places[: len(places) // 2], places[len(places) // 2 :]
        boxes.append(likewise(points[half], cases[half], step))
        others.append(rest)
    return Again(tuple(boxes), tuple(others))


def order(worlds: int, number: int, seed: int, which: int) -> Order:
    """The worlds in a keyed random order, (worlds,)."""
    key, ids = int(Luck(seed, 0).key), np.arange(worlds, dtype=np.uint32)
    return np.argsort(uniforms(key, ids, which, purpose("world_order"), number), kind="stable")
