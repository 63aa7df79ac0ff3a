"""Unequal: how unequally incomes and AI residuals of a year fall on active workers. Read by observe."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.measures import inequality
from simulator.measures.distribution import gini, percentiles
from simulator.model.careers import yearly_incomes
from simulator.money import MICROCENTS_PER_DOLLAR

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

F8 = npt.NDArray[np.float64]
Row = dict[str, float]


def unequal(model: "ResidualModel") -> Row:
    """Gini, Theil within and between crafts, Atkinson, percentiles and top shares, over active workers."""
    people = model.people
    active = people.is_active
    incomes, craft = yearly_incomes(model)[active], people.craft[active]
    wages = people.wages.sum(axis=0)[active] / people.weight
    received = people.residuals.sum(axis=0)[active] / MICROCENTS_PER_DOLLAR / people.weight
    low, high = percentiles(incomes, (0.1, 0.9))
    return {
        "income_p10": low,
        "income_p90": high,
        "income_gini": gini(incomes),
        "income_top1_share": inequality.top_share(incomes),
        "wage_gini": gini(wages),
        "residual_top1_share": inequality.top_share(received),
    } | (theils("income", incomes, craft, model) | theils("residual", received, craft, model) | atkinsons(incomes))


def theils(name: str, amounts: F8, craft: npt.NDArray[np.uint8], model: "ResidualModel") -> Row:
    """Theil's T and its parts between and within crafts."""
    between, within = inequality.theil_parts(amounts, craft, model.base.crafts)
    return {
        f"{name}_theil": between + within,
        f"{name}_theil_between": between,
        f"{name}_theil_within": within,
    }


def atkinsons(incomes: F8) -> Row:
    """Atkinson's index of incomes at each aversion."""
    return {f"income_atkinson/aversion={e:g}": inequality.atkinson(incomes, e) for e in inequality.AVERSIONS}
