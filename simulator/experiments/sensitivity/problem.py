"""What a sensitivity analysis moves: every free figure over its own range, and the dummy that must not matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.scenario.figures import walk
from simulator.scenario.sector import Sector
from simulator.units import Figure

F8 = npt.NDArray[np.float64]
Salib = dict[str, Any]

DUMMY = "checks.dummy"
# First part of a path -> group. What a model may learn from is a question of law.
GROUPS = {
    "technology": "technology",
    "demand": "demand",
    "labour": "labour",
    "law": "law",
    "catalogue": "law",
    "checks": "dummy",
}


@dataclass(frozen=True)
class Problem:
    """Figures by path, the dummy last; places are in the unit cube, one axis a figure."""

    figures: dict[str, Figure]

    @property
    def paths(self) -> list[str]:
        """The figures' paths, in order."""
        return list(self.figures)

    @property
    def groups(self) -> list[str]:
        """The group of each figure."""
        return [GROUPS[path.partition(".")[0]] for path in self.figures]

    def values(self, place: F8) -> dict[str, float]:
        """The figures' values at a place (figures,) of the unit cube."""
        ends = (ends_of(figure) for figure in self.figures.values())
        found = [low + (high - low) * float(at) for (low, high), at in zip(ends, place, strict=True)]
        return dict(zip(self.figures, found, strict=True))

    def centre(self) -> dict[str, float]:
        """Every figure at the value that the files give it."""
        return {path: figure.value for path, figure in self.figures.items()}


def problem_of(sector: Sector) -> Problem:
    """The free figures of a sector, and its dummy; the dummy is none of the 25 that may be free."""
    dummy = {path: figure for path, figure in walk(sector) if path == DUMMY}
    return Problem(sector.free() | dummy)


def ends_of(figure: Figure) -> tuple[float, float]:
    """The range of a figure; its value where it has none."""
    return figure.range or (figure.value, figure.value)


def salib(names: Sequence[str], groups: Sequence[str] | None = None) -> Salib:
    """A problem in the unit cube as SALib reads it."""
    plain: Salib = {"num_vars": len(names), "names": list(names), "bounds": [[0.0, 1.0]] * len(names)}
    return plain if groups is None else plain | {"groups": list(groups)}
