"""Ranks that bound a median against the binomial of SciPy; steps worked out by hand."""

import numpy as np
import pytest
from scipy.stats import binom

from simulator.results.convergence import convergence, order_below


@pytest.mark.parametrize(("worlds", "rank"), [(3, 0), (4, 0), (5, 1), (8, 2), (10, 2), (40, 15), (200, 88)])
def test_ranks_of_published_tables(worlds, rank) -> None:
    """Conover's table of 90% confidence: for 5 worlds the extremes, for 8 the second, for 10 the second."""
    assert order_below(worlds) == rank
    assert 1.0 - 2.0 * binom.cdf(rank - 1, worlds, 0.5) >= 0.9
    assert 1.0 - 2.0 * binom.cdf(rank, worlds, 0.5) < 0.9


def test_each_step_sees_the_worlds_so_far() -> None:
    values = np.array([5.0, 1.0, 3.0, 9.0, 7.0, 8.0])
    steps = convergence(values)
    assert [step.worlds for step in steps] == [3, 4, 5, 6]
    assert [step.middle for step in steps] == [3.0, 4.0, 5.0, 6.0]
    assert (steps[2].middle_low, steps[2].middle_high) == (1.0, 9.0)
    assert steps[0].middle_low == -np.inf
    # Six worlds: the lowest and the highest.
    np.testing.assert_allclose([steps[-1].low, steps[-1].high], [1.0, 9.0])


def test_worlds_without_a_number_are_left_out() -> None:
    assert [step.worlds for step in convergence(np.array([1.0, np.nan, 2.0, 3.0]))] == [3]
