"""Methods against each other on one world, and who gains and who loses when attribution errs.

A world is a catalogue in memory. Every method pays the same pot, split to people in whole microcents as always; what
differs between two payments is the method or the error alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from simulator.attribution.identities import M8
from simulator.kernels.attribution import attribute
from simulator.kernels.attribution_error import among, detected, explained, recorded, with_rank_noise
from simulator.kernels.payment_shapes import Difference, compared, gini
from simulator.kernels.rollup import roll_up
from simulator.kernels.similarity import I1, norms
from simulator.kernels.split_shares import split_shares
from simulator.money import MICROCENTS_PER_DOLLAR
from simulator.randomness import root_key

F8 = npt.NDArray[np.float64]
Change = Callable[[F8, int], F8]  # weights (works,) and a replication -> weights (works,)

POT = 10**6 * MICROCENTS_PER_DOLLAR
LOSS = 0.95  # whoever keeps less of their pay than this loses
BEST_SHARE = 0.1  # the best-paid tenth is the set whose overlap is measured


@dataclass(frozen=True)
class World:
    """A catalogue, outputs and credits: arrays as in the kernels, credits by work."""

    embeddings: I1
    outputs: I1
    starts: M8
    people: npt.NDArray[np.int32]
    points: npt.NDArray[np.uint32]
    n_people: int
    usage: F8

    def weights(self, method: str, neighbours: int) -> F8:
        """Weights (works,) of the distributed part of the pot."""
        everything = np.ones(len(self.embeddings), dtype=np.bool_)
        args = self.embeddings, norms(self.embeddings), everything, self.outputs, method, neighbours, self.usage
        return attribute(*args)[0]

    def paid(self, weights: F8) -> M8:
        """Microcents by person (people,) of a million dollars; works without credits must have no weight."""
        return roll_up(split_shares(POT, weights), self.starts, self.people, self.points, self.n_people)

    def credits_of(self) -> M8:
        """How many credits each person has, (people,): the size of their catalogue."""
        return np.bincount(self.people, minlength=self.n_people).astype(np.int64)


class Effect(NamedTuple):
    """What an error does to a group of people."""

    group: str
    people: int
    before_share: float  # of the pot
    after_share: float  # mean over replications
    losers_share: float  # of its people, who lose more than a twentieth on average


def compare_methods(world: World, methods: Sequence[str], neighbours: int) -> dict[tuple[str, str], Difference]:
    """Every ordered pair of methods: Gini of the second, overlap of the best-paid, rank correlation, money moved."""
    payments = {method: world.paid(world.weights(method, neighbours)) for method in methods}
    best = max(round(BEST_SHARE * world.n_people), 1)
    return {
        (one, other): compared(payments[one], payments[other], best)
        for one in methods
        for other in methods
        if one != other
    }


def effects(world: World, weights: F8, change: Change, groups: dict[str, M8], replications: int) -> list[Effect]:
    """What a change of weights does to groups (name -> rows of people), averaged over replications."""
    before = world.paid(weights).astype(np.float64)
    after = np.mean([world.paid(change(weights, turn)) for turn in range(replications)], axis=0)
    return [
        Effect(
            name,
            rows.size,
            float(before[rows].sum() / POT),
            float(after[rows].sum() / POT),
            float((after[rows] < LOSS * before[rows]).mean()) if rows.size else 0.0,
        )
        for name, rows in groups.items()
    ]


def noise(rank_correlation: float, seed: int) -> Change:
    """Ranks of works that correlate with the true ones as stated."""
    return lambda weights, turn: with_rank_noise(weights, rank_correlation, int(root_key(seed)), turn)


def incomplete_records(recorded_share: float, seed: int) -> Change:
    """Works are paid only where the training records hold them; the others' money goes to those in proportion."""

    def change(weights: F8, turn: int) -> F8:
        return among(weights, recorded(weights.size, recorded_share, int(root_key(seed)), turn))[0]

    return change


def detector(hit_rate: float, false_alarm_rate: float, seed: int) -> Change:
    """Works are paid where a detector says that they were used; one falsely accused gets the mean weight."""

    def change(weights: F8, turn: int) -> F8:
        flags = detected(weights > 0.0, hit_rate, false_alarm_rate, int(root_key(seed)), turn)
        used = weights > 0.0
        mean = float(weights[used].mean()) if used.any() else 1.0
        return among(np.where(used, weights, mean), flags)[0]

    return change


def unexplained(explained_share: float) -> Change:
    """Only a part is traced; the rest is spread evenly over all works."""
    return lambda weights, _: explained(weights, explained_share)


def by_size(world: World, edges: Sequence[int] = (1, 2, 5, 20)) -> dict[str, M8]:
    """People by how many credits they have: rows of each size class; whoever has none is left out."""
    counts = world.credits_of()
    bounds = [*edges, int(counts.max(initial=0)) + 1]
    classes = list(pairwise(bounds))
    return {
        (f"{low} to {high - 1} credits" if high - low > 1 else f"{low} credits"): np.flatnonzero(
            (counts >= low) & (counts < high)
        )
        for low, high in classes
        if high > low
    }


def by_craft(crafts: npt.NDArray[np.integer], names: Sequence[str]) -> dict[str, M8]:
    """People by craft, crafts (people,) being rows of names."""
    return {name: np.flatnonzero(crafts == row) for row, name in enumerate(names)}


def superstars(world: World, weights: F8, top_share: float = 0.01) -> dict[str, M8]:
    """The best-paid people and all others, under the true weights."""
    paid = world.paid(weights)
    order = np.argsort(-paid, kind="stable")
    cut = max(round(top_share * paid.size), 1)
    return {"best paid": order[:cut], "all others": order[cut:]}


def inequality(world: World, weights: F8) -> float:
    """The Gini index of what people are paid."""
    return gini(world.paid(weights))
