"""Whose credits count: the points of a work's credits under the entitlement clause, craft by craft where it says so."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.terms.entitlement import Entitlement
from simulator.terms.sheet import TermSheet

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

Points = npt.NDArray[np.uint32]


def points_of(model: "ResidualModel", law: TermSheet) -> Points:
    """Points of all credits (credits,); those of other crafts count nothing where the clause names crafts."""
    clause, works = law.of(Entitlement), model.works
    points, named = clause.points(works.points), getattr(clause, "crafts", ())
    if not named:
        return points
    numbers = [k for k, craft in enumerate(model.base.sector.crafts) if craft.name in named]
    kept = np.where(np.isin(model.people.craft[works.people], numbers), points, 0)
    owner = np.repeat(np.arange(works.starts.size - 1), np.diff(works.starts))
    counts = np.bincount(owner, kept, works.starts.size - 1) > 0
    return np.where(counts[owner], kept, points).astype(np.uint32)
