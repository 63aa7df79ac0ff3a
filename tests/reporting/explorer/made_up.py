"""An explorer filled with made-up numbers of a known form, so that its page can be tested without a model."""

from dataclasses import dataclass

import numpy as np

from simulator.experiments.exploring import Exploration, load
from simulator.reporting.explorer.page import Found
from simulator.reporting.explorer.quantities import CARDS, Quantified
from simulator.reporting.explorer.surface import Surface, errors

WORLDS = 12
CRAFTS = ("Writers", "Camera", "</script><b>Sound")


@dataclass(frozen=True)
class Known:
    """A quantity's closed form: number * (1 + world) * 1000 * rate * (1 + contributors) * (1 - administration)."""

    number: int

    def __call__(self, deal: np.ndarray, world: int) -> float:
        return self.number * (1 + world) * 1000 * deal[0] * (1 + deal[1]) * (1 - deal[2])


def exploration() -> Exploration:
    return load("explore_union_deal")


def made_up() -> Found:
    found = exploration()
    bars = tuple(Quantified(f"craft={name}", name, "usd", CARDS[0].quantity, is_change=True) for name in CRAFTS)
    asked = (*CARDS, *bars)
    surface = Surface(tuple(axis.values for axis in found.axes), filled(found.grid(), len(asked)))
    fresh = filled(found.held_out(), len(asked)) + 1.0  # one dollar beside the surface
    fresh[:, 1:] = np.nan  # each tried in one world
    return Found(found, asked, surface, errors(surface, found.held_out(), fresh))


def filled(deals: np.ndarray, quantities: int) -> np.ndarray:
    """Numbers (deals, worlds, quantities)."""
    known = [Known(number + 1) for number in range(quantities)]
    return np.array([[[one(deal, world) for one in known] for world in range(WORLDS)] for deal in deals])
