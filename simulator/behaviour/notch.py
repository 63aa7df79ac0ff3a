"""Staying just below a threshold of AI-made work, MODEL.md (4): a threshold is a notch, and bunching follows.

Above the threshold the royalty is owed on the whole gross, so a studio that would come out a little above it gives
people more to do, as if their wages were lower, until its work counts as human.
"""

from collections.abc import Callable

from scipy.optimize import brentq

LOWEST_WAGE_FACTOR = 0.05
"""People as good as free: a threshold that even this does not reach is out of reach."""
MARGIN = 1e-9
"""How far below the threshold a work stays, as a share of it: a work at the threshold pays."""


def wage_factor_below(ai_made: Callable[[float], float], threshold: float) -> float | None:
    """Factor on the wages that the choice of tasks sees at which the AI-made share stays just below the threshold.

    ai_made gives the AI-made share at a factor and does not fall as the factor rises. 1 where the threshold does
    not bind, None where it cannot be met.
    """
    target = threshold * (1 - MARGIN)
    if ai_made(1.0) < threshold:
        return 1.0
    if ai_made(LOWEST_WAGE_FACTOR) > target:
        return None
    return float(brentq(lambda factor: ai_made(factor) - target, LOWEST_WAGE_FACTOR, 1.0, xtol=1e-12))


def stays_below(cost_below: float, cost_free: float, gross_rate: float) -> bool:
    """Whether a work that just pays is made below the threshold: cost_below <= cost_free/(1-rho).

    At equality both ask the same price and a work with nothing to spare is indifferent; a studio with rents would go
    a little further. Costs per unit at the wages really paid.
    """
    return cost_below * (1 - gross_rate) <= cost_free
