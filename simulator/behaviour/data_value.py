"""What contributors together are owed if the AI firm is a player too: LITERATURE.md A2."""

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
