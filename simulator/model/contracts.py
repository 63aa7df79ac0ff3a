"""Contracts: what contributors of old works signed away goes to those works' holders."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.money import PARTS_PER_BILLION
from simulator.terms.entitlement import Entitlement
from simulator.terms.entitlement.by_vintage import ByVintage

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

M8 = npt.NDArray[np.int64]


def honour(model: "ResidualModel", people: M8, holders: M8) -> None:
    """Move, in place, the part of each work's money (works,) that its people do not keep; to the microcent."""
    clause = model.accrued.law.of(Entitlement)
    if not isinstance(clause, ByVintage):
        return
    away = clause.signed_away(model.first_quarter.index + model.works.vintage.astype(np.int64))
    moved = share_of(people, away)
    people -= moved
    holders += moved


def share_of(amounts: M8, parts: M8) -> M8:
    """Whole microcents of each amount (works,) at its own parts per billion, rounded down, without overflow."""
    whole, rest = np.divmod(amounts, PARTS_PER_BILLION)
    return np.asarray(whole * parts + rest * parts // PARTS_PER_BILLION)
