"""Outlook: what people expect of pay. Myopic as it was, adaptive by and by, or with perfect foresight (MODEL.md 9).

Makers look at AI residuals to come when they create, newcomers at the craft's income when they enter. Foresight is a
benchmark: the run is repeated until what was expected is what comes (simulator/model/run.py). In a fork nobody
foresees: its future is not the one that was foreseen, and expectations are myopic there.
"""

from dataclasses import dataclass, field
from math import fsum
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

F8 = npt.NDArray[np.float64]

YEAR = 4
ADAPTED_SHARE = 0.25
"""Part of a surprise that adaptive expectations take in each quarter: half of it within two and a half (D)."""
PAID_FROM = 5
"""Quarters from commission to the first payment for a work: four until release, one until settlement."""


@dataclass
class Outlook:
    """What was seen so far by quarter of the model's time, and what adaptive expectations made of it."""

    payments: list[float] = field(default_factory=list)  # dollars a quarter of AI residuals to people
    ratios: list[F8] = field(default_factory=list)  # (crafts,) a year's income over the base year's
    adapted_payments: float = 0.0  # dollars a year
    adapted_ratio: F8 = field(default_factory=lambda: np.ones(1))


@dataclass(frozen=True)
class Foreseen:
    """A whole run as it was the last time, by quarter of the model's time."""

    payments: tuple[float, ...]
    ratios: tuple[F8, ...]


def expected_payments(model: "ResidualModel") -> float:
    """AI residuals to people that a work begun now may expect in its first year out, all works together, dollars."""
    kind = model.base.sector.switches.expectations
    if kind == "foresight" and model.foreseen is not None:
        start = min(model.now + PAID_FROM, len(model.foreseen.payments) - YEAR)
        return fsum(model.foreseen.payments[start : start + YEAR])
    if kind == "adaptive":
        return model.economy.outlook.adapted_payments
    return fsum(model.economy.paid_to_people)


def expected_ratio(model: "ResidualModel", ratio: F8) -> F8:
    """A craft's income over the base year's (crafts,) that newcomers expect, given last year's."""
    kind, outlook = model.base.sector.switches.expectations, model.economy.outlook
    outlook.payments.append(model.economy.paid_to_people[-1])
    outlook.ratios.append(ratio)
    outlook.adapted_payments += ADAPTED_SHARE * (fsum(model.economy.paid_to_people) - outlook.adapted_payments)
    outlook.adapted_ratio = outlook.adapted_ratio + ADAPTED_SHARE * (ratio - outlook.adapted_ratio)
    if kind == "foresight" and model.foreseen is not None:
        return model.foreseen.ratios[min(model.now + YEAR, len(model.foreseen.ratios) - 1)]
    return outlook.adapted_ratio if kind == "adaptive" else ratio


def distance(one: Foreseen, other: Foreseen) -> float:
    """How far apart two runs are: in income ratios over crafts, and in payments over the largest."""
    largest = max(1.0, *one.payments, *other.payments)
    pays = max(abs(a - b) for a, b in zip(one.payments, other.payments, strict=True)) / largest
    return max(pays, *(float(np.abs(a - b).mean()) for a, b in zip(one.ratios, other.ratios, strict=True)))
