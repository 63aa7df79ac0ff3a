"""New ideas answer to the pay that their makers expect from them, MODEL.md (7)."""

import math


def ideas_multiplier(expected_forward_pay_share: float, creation_elasticity: float) -> float:
    """Ideas over those without residuals, (1 + share)^eps_c.

    share is expected *forward* residual pay of a new work over its makers' other pay: money for the back
    catalogue is not in it. Elasticity 0 or no forward pay: 1 in every regime.
    """
    return math.pow(1 + expected_forward_pay_share, creation_elasticity)
