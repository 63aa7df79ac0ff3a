"""The inverse normal distribution against scipy, the standard library and published quantiles."""

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from simulator.kernels.normal import inverse_normal


def test_against_scipy_over_all_three_regions():
    tails = np.logspace(-300, -1, 400)
    probabilities = np.concatenate([tails, np.linspace(0.001, 0.999, 999), 1.0 - tails[tails > 1e-15]])
    ours = [inverse_normal(p) for p in probabilities]
    # Beside 1/2 the quantile is nearly 0: an absolute tolerance there.
    np.testing.assert_allclose(ours, norm.ppf(probabilities), rtol=5e-15, atol=1e-16)


@pytest.mark.parametrize(
    ("both_tails", "published"),  # to the twelve decimals that tables print
    [(0.05, 1.959963984540), (0.01, 2.575829303549), (0.001, 3.290526731492), (1e-6, 4.891638475699)],
)
def test_textbook_quantiles(both_tails, published):
    assert inverse_normal(both_tails / 2.0) == pytest.approx(-published, abs=5e-13)
    assert inverse_normal(0.5) == 0.0


@given(st.floats(min_value=2.0**-54, max_value=1.0 - 2.0**-53))
def test_same_algorithm_as_the_standard_library(probability):
    # statistics.NormalDist is an independent writing of AS 241; its far tail starts where ours does.
    assert inverse_normal(probability) == pytest.approx(
        statistics.NormalDist().inv_cdf(probability), rel=1e-14, abs=1e-16
    )


def test_edges_and_outside():
    assert inverse_normal(0.0) == -math.inf
    assert inverse_normal(1.0) == math.inf
    assert math.isnan(inverse_normal(-0.1))
    assert math.isnan(inverse_normal(1.1))
