"""Published results on variety and superstars, from demand (LITERATURE.md A4)."""

import numpy as np
import pytest

from simulator.behaviour.demand import price_index, revenues


@pytest.mark.parametrize(("gain", "substitution"), [(0.25, 5.9), (0.50, 3.7)])
def test_reimers_waldfogel_three_times_the_books(gain, substitution):
    """Reimers and Waldfogel, NBER 2026: releases x 3, surplus +25% to +50%. Equal-quality CES bound, 1 point.

    Real spending E/P rises by 3^(1/(sd-1)).
    """
    ones = np.ones(1)
    ratio = price_index(ones, ones, ones, substitution) / price_index(ones, ones, 3 * ones, substitution)
    assert ratio - 1 == pytest.approx(gain, abs=0.01)


@pytest.mark.parametrize("tail", [4.0, 6.0])
def test_rosen_small_differences_in_talent_make_superstars(tail):
    """Rosen 1981, AER 71: convex rewards. Pareto(k) appeal gives revenue Gini 1/(2k/(sd-1)-1). Tolerance 1%."""
    substitution, count = 3.7, 2_000_000
    appeal = ((np.arange(count) + 0.5) / count) ** (-1 / tail)
    revenue = np.sort(revenues(np.ones(count), appeal, np.ones(count), substitution, 1.0))
    ranks = np.arange(1, count + 1)
    gini = 2 * (ranks @ revenue) / count - (count + 1) / count
    assert gini == pytest.approx(1 / (2 * tail / (substitution - 1) - 1), rel=0.01)
    assert gini > 1 / (2 * tail - 1)  # more unequal than the talent behind it
