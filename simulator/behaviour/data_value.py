"""What data is worth to those who make it, if they are paid for it: LITERATURE.md A2, A3."""

import math


def contributors_share(data_elasticity: float) -> float:
    """Shapley share a/(1+a) of all contributors, for value (firm present) x (their number)^a, many contributors.

    a = 1: half; a = 2 (Metcalfe): two thirds.
    """
    return data_elasticity / (1 + data_elasticity)


def contributors_share_of(contributors: int, data_elasticity: float) -> float:
    """The same for n contributors: 1 - mean over k = 0..n of (k/n)^a, the firm's mean marginal value."""
    firm = math.fsum(math.pow(k / contributors, data_elasticity) for k in range(contributors + 1)) / (contributors + 1)
    return 1 - firm


def data_dividend(ai_share_of_output: float, contributors_share: float, output_per_head: float, people: int) -> float:
    """What a household would get a year if AI made this share of output and paid its contributors their share.

    The arithmetic of Posner and Weyl, Radical Markets, chapter 5: a thought experiment, not a forecast.
    """
    return ai_share_of_output * contributors_share * output_per_head * people
