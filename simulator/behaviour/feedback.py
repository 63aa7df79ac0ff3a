"""AI learns from fresh human work and crowds it out: the homogeneous limit of MODEL.md (9), kappa = 1 and g = 0.

A = A0 [c N h(A)/(delta D0)]^eta with h = 1 - S the human share. Here A0 = 1 and `abundance` is c N/(delta D0), the
stock that constant, fully human work would keep, over the base stock. With g > 0 there is no steady state.
"""

import math

from scipy.optimize import brentq


def human_share(capability: float, substitution: float, odds_0: float) -> float:
    """Share h = 1 - S of contestable cost that people keep when AI costs 1/A: 1/(1 + odds_0 A^(sigma-1))."""
    return 1 / (1 + odds_0 * math.pow(capability, substitution - 1))


def retrained(capability: float, abundance: float, data_elasticity: float, substitution: float, odds_0: float) -> float:
    """Capability after training on what people make beside this AI, if nothing older is remembered."""
    return math.pow(abundance * human_share(capability, substitution, odds_0), data_elasticity)


def steady_capability(abundance: float, data_elasticity: float, substitution: float, odds_0: float) -> float:
    """The one capability that reproduces itself: retrained falls in A from above 0, so it crosses A once."""
    highest = math.pow(abundance, data_elasticity)

    def excess(capability: float) -> float:
        return retrained(capability, abundance, data_elasticity, substitution, odds_0) - capability

    return float(brentq(excess, 0.0, highest, xtol=1e-14 * highest))


def retraining_slope(capability: float, data_elasticity: float, substitution: float, odds_0: float) -> float:
    """Elasticity of retrained at a steady capability, -eta (sigma-1) S: below -1 memoryless retraining two-cycles."""
    return -data_elasticity * (substitution - 1) * (1 - human_share(capability, substitution, odds_0))
