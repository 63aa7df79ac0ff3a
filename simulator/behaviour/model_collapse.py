"""Model collapse in linear regression, a published result: Gerstgrasser et al. 2024 (LITERATURE.md A5).

A model is refitted, generation after generation, on what its predecessor made. Errors are multiples of the
first generation's error, noise variance x d/(T-d-1) for T samples of d features.
"""

import numpy as np


def replaced_error(generations: int) -> float:
    """Error after n generations when each replaces the data: linear, n times the first."""
    return float(generations)


def accumulated_error(generations: int) -> float:
    """Bound on the error when data accumulate: sum of 1/i^2 to n, below pi^2/6 for ever."""
    steps = np.arange(1, generations + 1, dtype=np.float64)
    return float(np.sum(steps**-2))


def accumulated_error_exact(generations: int, samples: int, features: int) -> float:
    """The same without the bound: sum of (T-d-1)/(i(iT-d-1)), which reaches the bound as T/d grows.

    Each generation adds noise x tr E[G^-1 X'X G^-1], G the Gram matrix of all i batches; by exchangeability
    that is the mean of an inverse Wishart, d/(iT-d-1), over i.
    """
    steps = np.arange(1, generations + 1, dtype=np.float64)
    return float(np.sum((samples - features - 1) / (steps * (steps * samples - features - 1))))
