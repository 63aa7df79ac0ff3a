"""Inert: the rule that reads the dummy parameter and changes nothing, so that an analysis can be seen to say so."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

WEIGHT = 0.0  # what the dummy counts; anything else and it would move every number that AI's price moves


def inert(model: "ResidualModel", value: float) -> float:
    """The value itself, bit for bit: the dummy parameter is read, and added with no weight."""
    return value + WEIGHT * model.base.sector.checks.dummy.value
