"""What AI can do after a training, MODEL.md (2)."""

import math


def capability(years: float, progress: float, data_ratio: float, data_elasticity: float) -> float:
    """A = e^(g t) (D/D0)^eta, 1 in the base year.

    years since the base year; progress g, the yearly log fall of the quality-adjusted price at constant data;
    data_ratio D/D0 of the last training. An elasticity of 0 makes every regime's AI the same.
    """
    return math.exp(progress * years) * math.pow(data_ratio, data_elasticity)


def effective_price(price: float, capability: float) -> float:
    """Quality-adjusted price of AI, x = p_A/A, 1 in the base year; p_A includes the royalty (MODEL.md 4)."""
    return price / capability
