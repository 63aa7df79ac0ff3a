"""What households watch and spend, and what a price change is worth to them: MODEL.md (4)."""

import math

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def perceived_quality(
    quality: Floats, provenance_perceived: float, distaste: float, ai_made_shares: float | Floats
) -> Floats:
    """Quality q exp(-chi lambda a_m) (works,) to people who may notice and dislike what AI made."""
    return quality * np.exp(-provenance_perceived * distaste * np.asarray(ai_made_shares))


def price_index(prices: Floats, qualities: Floats, masses: Floats, work_substitution: float) -> float:
    """CES price index P = [sum m (p/q)^(1-sd)]^(1/(1-sd)); all (works,), masses count equal works."""
    return float(attractions(prices, qualities, masses, work_substitution).sum() ** (1 / (1 - work_substitution)))


def attractions(prices: Floats, qualities: Floats, masses: Floats, work_substitution: float) -> Floats:
    """Pull m (p/q)^(1-sd) (works,): what each entry draws; revenue shares are proportional to it."""
    return masses * (prices / qualities) ** (1 - work_substitution)


def revenues(
    prices: Floats, qualities: Floats, masses: Floats, work_substitution: float, total_spending: float
) -> Floats:
    """Revenue of each entry (works,), its mass included, in the unit of total_spending, to which it sums."""
    drawn = attractions(prices, qualities, masses, work_substitution)
    return np.asarray(total_spending * drawn / drawn.sum())


def spending(base_spending: float, price_ratio: float, demand_elasticity: float) -> float:
    """E = E0 (P/P0)^(1-eps)."""
    return base_spending * math.pow(price_ratio, 1 - demand_elasticity)


def surplus_change(base_spending: float, price_ratio: float, demand_elasticity: float) -> float:
    """Change of consumer surplus E0 [1-(P1/P0)^(1-eps)]/(1-eps), -E0 ln(P1/P0) at eps = 1 (MODEL.md (4)).

    Written as -E0 ln r x (e^z - 1)/z with z = (1-eps) ln r, which is smooth through eps = 1.
    """
    log_ratio = math.log(price_ratio)
    exponent = (1 - demand_elasticity) * log_ratio
    curvature = math.expm1(exponent) / exponent if exponent else 1.0
    return -base_spending * log_ratio * curvature


def compensating_variation(fixed_spending: float, price_ratio: float) -> float:
    """E (1 - P1/P0): what keeps a household as well off; right only where its spending stays fixed.

    Beside `surplus_change`, which lets spending answer: the two differ by the square of the price change.
    """
    return fixed_spending * (1 - price_ratio)
