"""Theil, Atkinson and top shares: closed forms of lognormal and Pareto, cases by hand, and what always holds."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.special import ndtri

from simulator.measures.inequality import AVERSIONS, atkinson, theil, theil_parts, top_share

MIDDLES = (np.arange(200_000) + 0.5) / 200_000
Amounts = arrays(np.float64, st.integers(2, 30), elements=st.floats(1e-3, 1e6) | st.just(0.0))


@pytest.mark.parametrize("dispersion", [0.25, 0.5, 1.0])
def test_a_lognormal_has_its_closed_forms(dispersion: float) -> None:
    amounts = np.exp(dispersion * ndtri(MIDDLES))
    assert theil(amounts) == pytest.approx(dispersion**2 / 2.0, rel=2e-3)
    for aversion in AVERSIONS:
        expected = 1.0 - math.exp(-aversion * dispersion**2 / 2.0)
        assert atkinson(amounts, aversion) == pytest.approx(expected, rel=2e-3)


@pytest.mark.parametrize("tail", [2.0, 3.0, 5.0])
def test_a_pareto_has_its_closed_forms(tail: float) -> None:
    amounts = MIDDLES ** (-1.0 / tail)
    # top share q^(1-1/a); Theil 1/(a-1) - ln(a/(a-1)); Atkinson(1) 1 - ((a-1)/a) e^(1/a)
    assert top_share(amounts) == pytest.approx(0.01 ** (1.0 - 1.0 / tail), rel=1e-2)
    assert theil(amounts) == pytest.approx(1.0 / (tail - 1.0) - math.log(tail / (tail - 1.0)), rel=2e-2)
    assert atkinson(amounts, 1.0) == pytest.approx(1.0 - (tail - 1.0) / tail * math.exp(1.0 / tail), rel=5e-3)


def test_small_cases_by_hand() -> None:
    amounts = np.array([0.0, 0.0, 0.0, 8.0])
    assert theil(amounts) == pytest.approx(math.log(4.0))  # one of four has all: ln n
    assert atkinson(amounts, 1.0) == 1.0
    assert atkinson(amounts, 0.5) == pytest.approx(0.75)  # (mean of sqrt)^2 = (sqrt(8)/4)^2 = 0.5, mean 2
    assert top_share(amounts, 0.25) == 1.0
    assert top_share(amounts, 0.125) == 0.5  # half of the person at the edge
    assert atkinson(np.array([1.0, 3.0]), 2.0) == pytest.approx(0.25)  # harmonic mean 1.5 of 2
    for measure in (theil, top_share, lambda x: atkinson(x, 1.0)):
        assert measure(np.zeros(0)) == 0.0
        assert measure(np.zeros(3)) == 0.0


def test_two_groups_by_hand() -> None:
    # means 1 and 3 of 2 overall: between = (1/4) ln(1/2) + (3/4) ln(3/2); no spread within
    between, within = theil_parts(np.array([1.0, 1.0, 3.0, 3.0]), np.array([0, 0, 1, 1]), 3)
    assert between == pytest.approx(0.25 * math.log(0.5) + 0.75 * math.log(1.5))
    assert within == pytest.approx(0.0, abs=1e-15)
    assert theil_parts(np.array([1.0, 3.0]), np.array([0, 0]), 1)[0] == pytest.approx(0.0, abs=1e-15)


@given(Amounts, st.integers(1, 4))
def test_within_and_between_sum_to_the_whole(amounts: np.ndarray, groups: int) -> None:
    between, within = theil_parts(amounts, np.arange(amounts.size) % groups, groups)
    assert between + within == pytest.approx(theil(amounts), abs=1e-9)
    assert between >= -1e-12
    assert within >= -1e-12


@given(Amounts, st.floats(0.01, 100.0))
def test_the_unit_of_money_does_not_count(amounts: np.ndarray, factor: float) -> None:
    for aversion in AVERSIONS:
        assert atkinson(amounts * factor, aversion) == pytest.approx(atkinson(amounts, aversion), abs=1e-9)
    assert theil(amounts * factor) == pytest.approx(theil(amounts), abs=1e-9)
