"""The box that is shown: of all on the way the best balanced, pasted, without ranges that may be luck."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simulator.experiments.discovery.box import Box, Flags
from simulator.experiments.discovery.peeling import USUAL, Patience, pasted, trajectory
from simulator.experiments.discovery.quality import quality, quasi_p

F8 = npt.NDArray[np.float64]

LARGEST_QUASI_P = 0.05


@dataclass(frozen=True)
class Search:
    """Every box on the way, which of them was chosen, and what became of it."""

    steps: tuple[Box, ...]
    chosen: int
    box: Box


def search(points: F8, cases: Flags, step: int | None = None, patience: Patience = USUAL) -> Search:
    """Peel, choose, paste, drop; `step` is a reader's own choice on the way, kept with all of its ranges.

    The choice is by the harmonic mean of coverage and density; at a tie the larger box. LookupError for a step that
    there is not.
    """
    steps = trajectory(points, cases, patience)
    if step is not None:
        if not 0 <= step < len(steps):
            raise LookupError(f"step {step} is not on the way; it has steps 0 to {len(steps) - 1}")
        return Search(tuple(steps), step, steps[step])
    balances = [quality(points, cases, box).balance for box in steps]
    chosen = int(np.argmax(balances))
    return Search(tuple(steps), chosen, simplified(points, cases, pasted(points, cases, steps[chosen], patience)))


def simplified(points: F8, cases: Flags, box: Box) -> Box:
    """The box without ranges whose quasi-p-value is too large, the worst dropped first."""
    while box.restricted:
        chances = {axis: quasi_p(points, cases, box, axis) for axis in box.restricted}
        worst = max(chances, key=lambda axis: chances[axis])
        if chances[worst] <= LARGEST_QUASI_P:
            break
        box = box.freed(worst)
    return box
