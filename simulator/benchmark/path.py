"""M1 over time: adoption and capability move, a work comes out a year after it was begun. MODEL.md (1), (2)."""

from dataclasses import dataclass
from math import exp

import numpy as np
import numpy.typing as npt

from simulator.benchmark.homogeneous import Conditions, Equilibrium, solve
from simulator.benchmark.industry import QUARTERS, Industry, Policy

F8 = npt.NDArray[np.float64]

LAG = 4  # quarters from commission to release
MIDDLE = 0.5  # of a quarter, and of the base year
TRAINED_IN, HALF_A_YEAR = 3, 0.5  # the last quarter of a year, for the year that follows


@dataclass(frozen=True)
class Path:
    """The industry by quarter, (quarters,) each."""

    hours: F8
    ai_spending: F8
    consumer_spending: F8
    price_index: F8
    works_released: F8
    ai_made_share: F8
    royalty_owed: F8


def path(industry: Industry, policy: Policy, first: int, quarters: int) -> Path:
    """Quarters first, first + 1, ... (since year 0): works under way are those of this and the last three quarters."""
    begun = {time: solve(industry, conditions(industry, policy, time)) for time in range(first - LAG, first + quarters)}
    times = range(first, first + quarters)
    under_way = [[begun[time - age] for age in range(LAG)] for time in times]
    out = [begun[time - LAG] for time in times]
    ai = np.array([np.mean([works.ai_spending for works in active]) for active in under_way])
    return Path(
        hours=np.array([np.mean([works.hours for works in active]) for active in under_way]),
        ai_spending=ai,
        consumer_spending=np.array([works.spending for works in out]),
        price_index=np.array([works.price_index for works in out]),
        works_released=np.array([works.works for works in out]),
        ai_made_share=np.array([works.ai_made for works in out]),
        royalty_owed=np.array([owed(policy, t, a, o) for t, a, o in zip(times, ai, out, strict=True)]),
    )


def conditions(industry: Industry, policy: Policy, time: int) -> Conditions:
    """What studios face in a quarter."""
    is_law = time >= policy.effective
    price = 1.0 / ((1.0 - policy.on_ai_revenue * is_law) * capability(industry, time))
    return Conditions(adoption(industry, time), price, policy.on_gross * is_law)


def adoption(industry: Industry, time: int) -> float:
    """Bass: dF/dt = (p + qF)(1 - F) from F0 in the middle of the base year."""
    years = max(0.0, (time + MIDDLE) / QUARTERS - industry.base_year - MIDDLE)
    p, q, start = industry.innovation, industry.imitation, industry.adoption
    if start >= 1.0 or p + q * start == 0.0:
        return start
    left = (1.0 - start) / (p + q * start) * exp(-(p + q) * years)
    return (1.0 - p * left) / (1.0 + q * left)


def capability(industry: Industry, time: int) -> float:
    """e^(g t) at the last training, for the half of the year that follows it; data plays no part (eta = 0)."""
    trained = (time // QUARTERS - 1) + (TRAINED_IN + MIDDLE) / QUARTERS + HALF_A_YEAR
    return exp(industry.progress * max(0.0, trained - industry.base_year - MIDDLE))


def owed(policy: Policy, time: int, ai_spending: float, out: Equilibrium) -> float:
    """Royalties of a quarter: on what studios spend on AI, and on the AI-made part of what came out."""
    if time < policy.effective:
        return 0.0
    return float(policy.on_ai_revenue * policy.buyers * ai_spending + policy.on_gross * out.ai_made * out.gross)
