"""The box that is shown: of all on the way the best balanced, pasted, without ranges that may be luck."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simulator.experiments.discovery.box import Box, Flags
from simulator.experiments.discovery.peeling import USUAL, Patience, pasted, trajectory
from simulator.experiments.discovery.quality import quality, quasi_p

F8 = npt.NDArray[np.float64]

LARGEST_QUASI_P = 0.05


class StepError(LookupError):
    """A step that is not on the way."""


@dataclass(frozen=True)
class Search:
    """Every box on the way, which of them was chosen, and what became of it."""

    steps: tuple[Box, ...]
    chosen: int
    box: Box


def search(points: F8, cases: Flags, step: int | None = None, patience: Patience = USUAL) -> Search:
    """Peel, choose, paste, drop, and the same again on the axes that are left.

    The choice is by the harmonic mean of coverage and density; at a tie the larger box. `step` is a reader's own
    choice on the way, kept with all of its ranges. StepError for a step that there is not.
    """
    steps = trajectory(points, cases, patience)
    if step is not None:
        check_step(step, len(steps) - 1)
        return Search(tuple(steps), step, steps[step])
    chosen = balanced(points, cases, steps)
    first = simplified(points, cases, pasted(points, cases, steps[chosen], patience), fewest=1)
    return Search(tuple(steps), chosen, simplified(points, cases, again_on(first.restricted, points, cases, patience)))


def check_step(step: int, last: int) -> None:
    """StepError unless the step lies on a way that ends with the step `last`; step 0 is all worlds, and no box."""
    if not 1 <= step <= last:
        raise StepError(f"--step {step} is not on the way, which has steps 1 to {last}" if last else "nothing to peel")


def likewise(points: F8, cases: Flags, step: int | None) -> Box:
    """The box that other worlds give in the same way: found, or peeled as far as a reader's step or to the end."""
    if step is None:
        return search(points, cases).box
    return trajectory(points, cases)[: step + 1][-1]


def balanced(points: F8, cases: Flags, steps: Sequence[Box]) -> int:
    """Which box has the best balance of coverage and density; at a tie the larger one."""
    return int(np.argmax([quality(points, cases, box).balance for box in steps]))


def again_on(axes: list[int], points: F8, cases: Flags, patience: Patience) -> Box:
    """The best box by ranges on these axes alone: with few worlds the many others cut cases away by luck first."""
    few = points[:, axes]
    steps = trajectory(few, cases, patience) if axes else [Box.whole(0)]
    found = pasted(few, cases, steps[balanced(few, cases, steps)], patience)
    box = Box.whole(points.shape[1])
    for place, axis in enumerate(axes):
        box = box.with_low(axis, float(found.low[place])).with_high(axis, float(found.high[place]))
    return box


def simplified(points: F8, cases: Flags, box: Box, fewest: int = 0) -> Box:
    """The box without ranges whose quasi-p-value is too large, the worst dropped first, down to the `fewest` axes."""
    while len(box.restricted) > fewest:
        chances = {axis: quasi_p(points, cases, box, axis) for axis in box.restricted}
        worst = max(chances, key=lambda axis: chances[axis])
        if chances[worst] <= LARGEST_QUASI_P:
            break
        box = box.freed(worst)
    return box
